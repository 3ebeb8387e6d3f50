namespace LamPS.Build;

/// <summary>Something that tests of real applications need.</summary>
/// <param name="Package">Debian package that brings it.</param>
/// <param name="Names">Programs on the path, or full paths of files; one of them is enough.</param>
internal sealed record DesktopProgram(string Package, params IReadOnlyList<string> Names)
{
    public bool IsThere => Names.Any(name => Path.IsPathRooted(name) ? Path.Exists(name) : Programs.Find(name) is not null);
}

/// <summary>The desktop programs that tests and benchmarks drive: looks for them, and installs them where it may.</summary>
internal static class DesktopPrograms
{
    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(6);

    public static IReadOnlyList<DesktopProgram> Tests { get; } =
    [
        new("xvfb", "Xvfb"),
        new("openbox", "openbox"),
        new("dbus", "dbus-daemon"),
        new("at-spi2-core", "/usr/share/dbus-1/services/org.a11y.Bus.service"),
        new("libreoffice-writer", "/usr/lib/libreoffice/program/libswlo.so", "/usr/lib64/libreoffice/program/libswlo.so"),
        new("libreoffice-calc", "/usr/lib/libreoffice/program/libsclo.so", "/usr/lib64/libreoffice/program/libsclo.so"),
        new("libreoffice-gtk3", "/usr/lib/libreoffice/program/libvclplug_gtk3lo.so", "/usr/lib64/libreoffice/program/libvclplug_gtk3lo.so"),
        new("libreoffice-help-en-us", "/usr/share/libreoffice/help/en-US", "/usr/lib/libreoffice/help/en-US", "/usr/lib64/libreoffice/help/en-US"),
        new("mousepad", "mousepad"),
        new("galculator", "galculator"),
        new("zenity", "zenity"),
        new("fonts-dejavu-core", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf", "/usr/share/fonts/TTF/DejaVuSans.ttf"),
    ];

    /// <summary>What the trait <c>Needs</c> of a test can name, and the programs behind it.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<DesktopProgram>> Needs { get; } = new Dictionary<string, IReadOnlyList<DesktopProgram>>
    {
        ["desktop"] = Tests,
        ["LibreOffice"] = [.. Tests.Where(p => p.Package == "libreoffice-writer")],
    };

    public static IReadOnlyList<DesktopProgram> Benchmarks { get; } =
        [.. Tests, new("python3-pyatspi", "/usr/lib/python3/dist-packages/pyatspi/__init__.py")];

    /// <summary>The other side of the benchmark of training, with a BLAS that is as quick as one gets.</summary>
    public static IReadOnlyList<DesktopProgram> Torch { get; } =
    [
        new("python3-torch", "/usr/lib/python3/dist-packages/torch/__init__.py"),
        new("libopenblas0-pthread", "/usr/lib/x86_64-linux-gnu/openblas-pthread/libblas.so.3", "/usr/lib/aarch64-linux-gnu/openblas-pthread/libblas.so.3"),
    ];

    /// <summary>Installs what is missing, where that is allowed, and says so.</summary>
    /// <returns>Why something is still missing; empty when nothing is.</returns>
    public static async Task<string> InstallAsync(IReadOnlyList<DesktopProgram> wanted, CancellationToken cancellationToken)
    {
        var missing = Missing(wanted);
        if (!OperatingSystem.IsLinux() || missing.Length == 0)
            return "";
        if (await InstallerAsync(cancellationToken) is not { } installer)
            return "installing needs apt-get, and root or sudo without a password";

        using (var progress = new Progress($"Installing {string.Join(' ', missing)}"))
        {
            var installed = await InstallAsync(installer, missing, cancellationToken);
            progress.Done(installed ? "" : "failed");
        }

        return Missing(wanted).Length == 0 ? "" : "apt-get could not install it";
    }

    /// <summary>What keeps these programs from being used here, for people; null when nothing does.</summary>
    /// <param name="wanted">The programs.</param>
    /// <param name="why">Why what is missing wasn't installed.</param>
    public static string? Obstacle(IReadOnlyList<DesktopProgram> wanted, string why)
    {
        if (!OperatingSystem.IsLinux())
            return "real applications are driven over the Linux accessibility bus, which this system hasn't";
        var missing = Missing(wanted);
        return missing.Length == 0
            ? null
            : $"missing {string.Join(", ", missing)} ({why}); 'sudo apt-get install --no-install-recommends {string.Join(' ', missing)}' brings it";
    }

    private static string[] Missing(IReadOnlyList<DesktopProgram> wanted) => [.. wanted.Where(p => !p.IsThere).Select(p => p.Package)];

    private static async Task<string[]?> InstallerAsync(CancellationToken cancellationToken)
    {
        if (Programs.Find("apt-get") is null)
            return null;
        string[] apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
        if (Environment.IsPrivilegedProcess)
            return apt;
        if (Programs.Find("sudo") is null)
            return null;
        var allowed = await new Command("sudo", ["-n", "true"]) { Limit = TimeSpan.FromSeconds(10) }.RunAsync(_ => { }, cancellationToken);
        return allowed.Succeeded ? ["sudo", "-n", .. apt] : null;
    }

    private static async Task<bool> InstallAsync(string[] installer, string[] packages, CancellationToken cancellationToken)
    {
        string[] install = ["install", "-y", "-q", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=60", .. packages];

        // A fresh machine has no package lists, an old one has stale ones; most have neither problem and are spared the wait.
        return await AptAsync(installer, install, cancellationToken)
            || (await AptAsync(installer, ["update", "-q"], cancellationToken) && await AptAsync(installer, install, cancellationToken));
    }

    private static async Task<bool> AptAsync(string[] installer, string[] arguments, CancellationToken cancellationToken)
    {
        var command = new Command(installer[0], [.. installer[1..], .. arguments]) { Limit = InstallLimit };
        return (await command.RunAsync(_ => { }, cancellationToken)).Succeeded;
    }
}
