# flask: routes, blueprints, sessions, templates, uploads, streams, errors and commands, by its test client
import io

from flask import Blueprint, Flask, flash, get_flashed_messages, jsonify, render_template_string, request, session, stream_with_context, url_for

app = Flask("shop")
app.secret_key = "k"
part = Blueprint("part", __name__, url_prefix="/part")
PAGE = """{% macro bold(x) %}<b>{{ x }}</b>{% endmacro -%}
{% for key, value in request.args.items()|sort %}{{ loop.index }}{{ bold(key) }}={{ value }} {% endfor -%}
{{ session.n }} {{ get_flashed_messages() }} {{ request.form.get('a', '-')|upper }}"""


@part.route("/<int:n>/<path:p>")
def numbered(n, p):
    return jsonify(n=n, p=p, url=url_for("part.numbered", n=1, p="q/r", x="ä"), outside=url_for("part.numbered", n=2, p="s", _external=True))


app.register_blueprint(part)


@app.route("/", methods=["GET", "POST"])
def index():
    session["n"] = session.get("n", 0) + 1
    flash("hello")
    return render_template_string(PAGE)


@app.route("/upload", methods=["POST"])
def upload():
    f = request.files["f"]
    return {"name": f.filename, "size": len(f.read()), "type": f.content_type, "form": request.form.to_dict()}


@app.route("/stream")
def stream():
    return app.response_class(stream_with_context(f"{i}{request.path} " for i in range(5)), mimetype="text/plain")


@app.route("/broken")
def broken():
    return 1 // 0


@app.errorhandler(404)
def missing(error):
    return f"nothing at {request.path}", 404


@app.teardown_request
def done(error):
    print("  done", repr(error))


@app.cli.command("hey")
def hey():
    print("hey from a command")


client = app.test_client()
for _ in range(2):
    print(client.get("/?b=<x>&a=1").get_data(as_text=True))
print(client.post("/", data={"a": "q"}).get_data(as_text=True))
print(client.get("/part/3/x/y").get_json())
print(client.get("/part/no/y").status, client.get("/zz").get_data(as_text=True), client.get("/stream").data)
print(client.post("/upload", data={"f": (io.BytesIO(b"abc" * 100), "a.txt"), "z": "ü"}).get_json())
app.logger.disabled = True
print(client.get("/broken").status, client.delete("/").status, client.options("/").headers["Allow"])
print(app.test_cli_runner().invoke(args=["hey"]).output)
print(app.url_map)
