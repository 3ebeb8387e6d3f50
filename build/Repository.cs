namespace LamPS.Build;

/// <summary>Where things lie in the working tree.</summary>
internal sealed record Repository(string Root)
{
    public const string Configuration = "Release";

    public string Artifacts => Path.Combine(Root, "artifacts");

    /// <summary>Where the module, its zip and its nupkg are put.</summary>
    public string Package => Path.Combine(Artifacts, "package");

    public string Solution => Path.Combine(Root, "LamPS.sln");

    public static Repository Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LamPS.sln")))
            {
                return new Repository(folder.FullName);
            }
        }

        throw new BuildException(BuildExit.NotReady, $"no LamPS.sln above '{AppContext.BaseDirectory}'. Start the build through build.sh or build.ps1 in a clone.");
    }

    /// <summary>The built assembly of a project; its folder is named after the project, the file after the assembly.</summary>
    public string Output(string project, string assembly) =>
        Path.Combine(Artifacts, "bin", project, Configuration.ToLowerInvariant(), assembly + ".dll");
}
