"""A Pulumi language host for Python, written in Python over the gRPC stubs that the `pulumi` package carries.

The engine starts it as `pulumi-language-python [--logtostderr] [-v=N] [--tracing URL] ENGINE_ADDRESS`, reads one line
with a port from its stdout and then calls the `LanguageRuntime` service there (language.proto of the Pulumi SDK).
Everything the host or its children print afterwards is shown by the engine. The interpreter of the host needs the
`pulumi` package; the interpreter of the program is another matter and comes from the options under `runtime:` of each
Pulumi.yaml.

Not here: code generation (`pulumi convert`, `package add`, `package gen-sdk`, `new` from PCL), `pulumi package link`,
the debugger, Windows. The engine gets UNIMPLEMENTED or a plain error for those.
"""
