namespace LamPS.Build;

/// <summary>What the build program can do.</summary>
internal static class HelpVerb
{
    /// <summary>The text; tests hold what calls the build program to it.</summary>
    public const string Text = """
        ./build.sh VERB (on Windows: ./build.ps1 VERB)

          demo     builds lamps and runs examples/quickstart.yaml on the sandbox desktop; the report lands in artifacts/demo
                     --no-open   names the report and doesn't open it
          test     builds everything and runs all tests; on Linux it first installs the desktop programs that tests drive, where it may
                     [TIER...]         only these tiers: unit, desktop, process, module, wine
                     --no-install      installs nothing; what is missing is skipped, with the reason
                     --limit MINUTES   time for everything, 40 by default (about 15 are needed); what hasn't ended by then counts as failed
          build    builds everything, and gets the native parts that run models
          package  builds the PowerShell module with its hosts: artifacts/package/LamPS/VERSION, and a zip and a nupkg of it
                     --runtime RID   only this host: win-x64, linux-x64; both by default
          bench    runs the benchmarks; results land in artifacts/benchmarks
                     [NAME...]   only these; 'bench --list' names them
          clean    deletes artifacts/
          help     this text

        Everything that is built lands in artifacts/. Exit codes: 0 fine; 1 something failed; 2 wrong command line; 4 the machine isn't ready; 5 cancelled.
        """;

    public static IReadOnlyList<string> Verbs { get; } = ["demo", "test", "build", "package", "bench", "clean", "help"];

    public static int Print()
    {
        Console.WriteLine(Text);
        return BuildExit.Success;
    }
}
