# click: a command line with groups, options, arguments, prompts and errors, run by its own test runner
import click
from click.testing import CliRunner


@click.group()
@click.option("--verbose/--quiet", default=False)
@click.version_option("1.2", prog_name="shop")
@click.pass_context
def cli(ctx, verbose):
    """A shop."""
    ctx.obj = {"verbose": verbose}


@cli.command()
@click.argument("names", nargs=-1, required=True)
@click.option("-n", "--count", type=click.IntRange(1, 5), default=1, show_default=True, help="How many.")
@click.option("--kind", type=click.Choice(["red", "blue"]), multiple=True)
@click.pass_obj
def buy(obj, names, count, kind):
    """Buys things."""
    for name in names:
        click.echo(f"{count} {name} {','.join(kind)} {obj['verbose']}")
    click.secho("done", fg="green", bold=True)


@cli.command()
@click.option("--name", prompt="Your name")
@click.password_option()
@click.argument("out", type=click.File("w"), default="-")
def login(name, password, out):
    out.write(f"{name} {len(password)}\n")
    with click.progressbar(range(3), label="wait") as bar:
        click.echo(sum(bar))


runner = CliRunner()
for line, typed in ((["--help"], None), (["buy", "--help"], None), (["--verbose", "buy", "a", "b", "-n", "3", "--kind", "red", "--kind", "blue"], None),
                    (["buy"], None), (["buy", "x", "-n", "9"], None), (["buy", "x", "--kind", "green"], None), (["sell"], None), (["--version"], None),
                    (["login"], "me\nsecret\nsecret\n")):
    result = runner.invoke(cli, line, input=typed)
    print(line, result.exit_code, repr(result.exception))
    print(result.output)
with runner.isolated_filesystem():
    print(runner.invoke(cli, ["login", "--name", "n", "--password", "p", "file"]).output, open("file").read())
print(click.style("x", fg="red", underline=True).encode(), click.unstyle("\x1b[31mx\x1b[0m"), click.format_filename(b"a\xff"))
