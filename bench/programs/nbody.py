"""nbody: the Sun and four planets, stepped by a symplectic integrator; prints the energy."""
import sys

PI = 3.141592653589793
SOLAR_MASS = 4 * PI * PI
DAYS = 365.24


class Body:
    def __init__(self, x, y, z, vx, vy, vz, mass):
        self.x, self.y, self.z = x, y, z
        self.vx, self.vy, self.vz = vx * DAYS, vy * DAYS, vz * DAYS
        self.mass = mass * SOLAR_MASS


def planets():
    # Positions in astronomical units, speeds in units a day, masses in those of the Sun.
    return [
        Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0),
        Body(4.84143144246472090, -1.16032004402742839, -0.103622044471123109, 0.00166007664274403694, 0.00769901118419740425, -0.0000690460016972063023, 0.000954791938424326609),
        Body(8.34336671824457987, 4.12479856412430479, -0.403523417114321381, -0.00276742510726411410, 0.00499852801234917238, 0.0000230417297573763929, 0.000285885980666130812),
        Body(12.8943695621391310, -15.1111514016986312, -0.223307578892655734, 0.00296460137564761618, 0.00237847173959480950, -0.0000296589568540237556, 0.0000436624404335156298),
        Body(15.3796971148509165, -25.9193146099879641, 0.179258772950371181, 0.00268067772490389322, 0.00162824170038242295, -0.0000951592254519715870, 0.0000515138902046611451),
    ]


def rest(bodies):
    """Gives the Sun the speed at which the whole stands still."""
    sun = bodies[0]
    for axis in ("vx", "vy", "vz"):
        momentum = sum(getattr(b, axis) * b.mass for b in bodies)
        setattr(sun, axis, -momentum / SOLAR_MASS)


def energy(bodies):
    total = 0.0
    for i, b in enumerate(bodies):
        total += 0.5 * b.mass * (b.vx * b.vx + b.vy * b.vy + b.vz * b.vz)
        for c in bodies[i + 1:]:
            dx, dy, dz = b.x - c.x, b.y - c.y, b.z - c.z
            total -= b.mass * c.mass / (dx * dx + dy * dy + dz * dz) ** 0.5
    return total


def advance(bodies, pairs, dt, steps):
    for _ in range(steps):
        for a, b in pairs:
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            d2 = dx * dx + dy * dy + dz * dz
            push = dt / (d2 * d2 ** 0.5)
            on_a = b.mass * push
            on_b = a.mass * push
            a.vx -= dx * on_a
            a.vy -= dy * on_a
            a.vz -= dz * on_a
            b.vx += dx * on_b
            b.vy += dy * on_b
            b.vz += dz * on_b
        for b in bodies:
            b.x += dt * b.vx
            b.y += dt * b.vy
            b.z += dt * b.vz


steps = int(sys.argv[1]) if len(sys.argv) > 1 else 180000
bodies = planets()
pairs = [(a, b) for i, a in enumerate(bodies) for b in bodies[i + 1:]]
rest(bodies)
print(f"{energy(bodies):.9f}")
advance(bodies, pairs, 0.01, steps)
print(f"{energy(bodies):.9f}")
