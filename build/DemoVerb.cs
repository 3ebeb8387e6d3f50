namespace LamPS.Build;

/// <summary>The first five minutes: builds <c>lamps</c>, runs the quick start, names the report.</summary>
internal sealed class DemoVerb(Repository repository)
{
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var open = true;
        foreach (var argument in arguments)
            open = argument == "--no-open" ? false : throw Arguments.Unknown("demo", argument);

        await new Compiler(repository).BuildAsync(Path.Combine(repository.Root, "src", "LamPS.Host"), cancellationToken);
        var folder = Path.Combine(repository.Artifacts, "demo");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);

        Console.WriteLine("Running examples/quickstart.yaml on the sandbox desktop");
        Console.WriteLine();
        var command = Command.Dotnet(
            repository.Output("LamPS.Host", "lamps"), "run", Path.Combine("examples", "quickstart.yaml"), "--desktop", "sandbox", "--report", folder, "--param", $"store={folder}");
        var result = await (command with { WorkingDirectory = repository.Root, StopsByItself = true }).RunAsync(cancellationToken);

        var report = Path.Combine(folder, "report.html");
        if (open && File.Exists(report))
            await OpenAsync(report, cancellationToken);
        return result.ExitCode;
    }

    private static async Task OpenAsync(string report, CancellationToken cancellationToken)
    {
        if (Console.IsOutputRedirected || Console.IsInputRedirected || !Environment.UserInteractive)
            return;
        if (OperatingSystem.IsWindows())
        {
            await new Command("cmd", ["/c", "start", "", report]).RunAsync(_ => { }, cancellationToken);
            return;
        }

        var desktop = Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 } || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 };
        if (desktop && Programs.Find("xdg-open") is { } opener)
            await new Command(opener, [report]) { Limit = TimeSpan.FromSeconds(5) }.RunAsync(_ => { }, cancellationToken);
    }
}
