namespace LamPS.Build;

/// <summary>Packages of npm that tests compare with: the tokenizers of Hugging Face. They lie in <c>artifacts</c> and are part of nothing that is shipped.</summary>
internal static class OraclePackages
{
    /// <summary>What the trait <c>Needs</c> of such a test says.</summary>
    public const string Need = "node";

    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(3);
    private static readonly (string Name, string Version)[] Packages = [("tokenizers", "0.23.2"), ("@huggingface/tokenizers", "0.2.0")];

    /// <summary>Fetches the packages where that is allowed and they are missing.</summary>
    /// <returns>What keeps the tests from running, for people; null when nothing does.</returns>
    public static async Task<string?> ObstacleAsync(Repository repository, bool mayInstall, CancellationToken cancellationToken)
    {
        if (Programs.Find("node") is null || Programs.Find("npm") is not { } npm)
            return "node and npm are not installed; they fetch and run the tokenizers that these tests compare with";
        var folder = Path.Combine(repository.Artifacts, "oracle");
        if (IsThere(folder))
            return null;
        if (!mayInstall)
            return "npm's 'tokenizers' is not in artifacts/oracle (installing was switched off)";

        using (var progress = new Progress("Fetching npm's tokenizers to compare with"))
        {
            // Scripts of packages aren't run: the library comes built.
            string[] install = ["install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", .. Packages.Select(p => $"{p.Name}@{p.Version}")];
            Directory.CreateDirectory(folder);
            var result = await new Command(npm, install) { Limit = InstallLimit }.RunAsync(_ => { }, cancellationToken);
            progress.Done(result.Succeeded ? "" : "failed");
        }

        return IsThere(folder) ? null : "npm could not fetch 'tokenizers'";
    }

    private static bool IsThere(string folder) => Packages.All(p => Directory.Exists(Path.Combine(folder, "node_modules", p.Name)));
}
