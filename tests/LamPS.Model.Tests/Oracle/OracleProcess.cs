using System.Diagnostics;
using LamPS.Core.Applications;
using LamPS.Testing;
using Xunit;

namespace LamPS.Model.Tests.Oracle;

/// <summary>Runs scripts of this folder with packages that the build fetched into <c>artifacts/oracle</c>.</summary>
internal static class OracleProcess
{
    private static string Modules => RepositoryFiles.Find("artifacts/oracle/node_modules");

    /// <summary>Runs a script on a request file.</summary>
    /// <returns>What it answered.</returns>
    public static string Run(string script, string package, string request)
    {
        Assert.SkipWhen(Programs.Find("node") is null, "node is not installed");
        Assert.SkipUnless(Directory.Exists(Path.Combine(Modules, package)), $"npm's '{package}' is not there; './build.sh test' fetches it where npm can");
        var folder = Directory.CreateTempSubdirectory("lamps-oracle-");
        try
        {
            var (input, output) = (Path.Combine(folder.FullName, "request.json"), Path.Combine(folder.FullName, "answer.json"));
            File.WriteAllText(input, request);
            var start = new ProcessStartInfo("node", [RepositoryFiles.Find($"tests/LamPS.Model.Tests/Oracle/{script}"), input, output]) { RedirectStandardError = true };
            start.Environment["NODE_PATH"] = Modules;
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, errors);
            return File.ReadAllText(output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
