using System.Text.RegularExpressions;
using LamPS.Core.Applications;

namespace LamPS.Desktop.Windows.Native;

/// <summary>How something is started.</summary>
internal enum LaunchKind
{
    /// <summary>A program by its path.</summary>
    Program,

    /// <summary>A packaged application by its AppUserModelID.</summary>
    Package,

    /// <summary>A document, folder or address, by what Windows opens it with; also a name that only the shell knows (App Paths).</summary>
    Shell,
}

/// <summary>What is to be started, and how.</summary>
/// <param name="Kind">How.</param>
/// <param name="Name">Full path, AppUserModelID, or what the shell is given.</param>
internal sealed partial record LaunchTarget(LaunchKind Kind, string Name)
{
    private static readonly string[] ProgramEndings = [".exe", ".com", ".bat", ".cmd"];

    /// <summary>Reads a command.</summary>
    /// <param name="command">Command of the application.</param>
    /// <param name="find">Finds a program on the PATH; its full path, or null.</param>
    /// <param name="exists">Whether a file or folder is there.</param>
    /// <returns>The target, or null when there is no such thing.</returns>
    public static LaunchTarget? Parse(string command, Func<string, string?> find, Func<string, bool> exists)
    {
        const string appsFolder = @"shell:AppsFolder\";
        var name = command.Trim().Trim('"');
        var package = name.StartsWith(appsFolder, StringComparison.OrdinalIgnoreCase) ? name[appsFolder.Length..] : name;
        if (package.Length < name.Length || PackageName().IsMatch(package))
        {
            return package.Length == 0 ? null : new LaunchTarget(LaunchKind.Package, package);
        }

        if (Address().IsMatch(name))
        {
            return new LaunchTarget(LaunchKind.Shell, name);
        }

        if (find(name) is { } program)
        {
            return ProgramEndings.Contains(Path.GetExtension(program), StringComparer.OrdinalIgnoreCase) || Path.GetExtension(program).Length == 0
                ? new LaunchTarget(LaunchKind.Program, program)
                : new LaunchTarget(LaunchKind.Shell, program);
        }

        // "winword" is neither on the PATH nor a file: the shell knows it from the registry.
        return exists(name) || (name.Length > 0 && name.IndexOfAny(['\\', '/', ':', '*', '?', '<', '>', '|']) < 0) ? new LaunchTarget(LaunchKind.Shell, name) : null;
    }

    /// <summary>Reads a command on this machine.</summary>
    public static LaunchTarget? Parse(string command) => Parse(command, Programs.Find, p => File.Exists(p) || Directory.Exists(p));

    // Publisher ids have thirteen characters.
    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.\-]*_[a-hj-km-np-tv-z0-9]{13}![A-Za-z0-9._\-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex PackageName();

    // A letter alone is a drive.
    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.\-]+:", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
