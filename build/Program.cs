using System.Runtime.InteropServices;
using LamPS.Build;
using LamPS.Build.Packaging;

// Ctrl+C and a polite end reach children through this token; what they started must not outlive the build.
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    stop.Cancel();
});

var repository = Repository.Find();
var verb = args is [var first, ..] ? first : "help";
var rest = args.Skip(1).ToArray();
try
{
    return verb switch
    {
        "demo" => await new DemoVerb(repository).RunAsync(rest, stop.Token),
        "test" => await new TestVerb(repository).RunAsync(rest, stop.Token),
        "build" => await new BuildVerb(repository).RunAsync(rest, stop.Token),
        "package" => await new PackageVerb(repository).RunAsync(rest, stop.Token),
        "bench" => await new BenchVerb(repository).RunAsync(rest, stop.Token),
        "clean" => CleanVerb.Run(repository, rest),
        "help" or "--help" or "-h" or "-?" => HelpVerb.Print(),
        _ => throw new BuildException(BuildExit.InvalidInput, $"unknown verb '{verb}'. The verbs are: {string.Join(", ", HelpVerb.Verbs)}"),
    };
}
catch (BuildException error)
{
    Console.Error.WriteLine($"build: {error.Message}");
    return error.ExitCode;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("build: cancelled");
    return BuildExit.Cancelled;
}
