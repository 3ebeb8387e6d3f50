using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using LamPS.Desktop.AtSpi.Sessions;

namespace LamPS.Desktop.AtSpi.Launching;

/// <summary>
/// A profile for LibreOffice: made once and kept in the user's cache folder, then copied for each launch. The program itself
/// exits when it finds an empty profile, so one start without windows fills it first.
/// </summary>
internal static class LibreOfficeProfile
{
    private static readonly TimeSpan WarmLimit = TimeSpan.FromSeconds(60);

    // No first-run dialogs, tips, news bars, crash recovery or lock files beside documents (a killed process leaves those
    // behind). No word completion: Enter would accept a word that nobody asked for. No automatic correction: what is typed
    // is what was asked for.
    private static readonly (string Path, string Name, string Value)[] Settings =
    [
        ("/org.openoffice.Setup/Office", "ooSetupInstCompleted", "true"),
        ("/org.openoffice.Setup/Product", "ooSetupLastVersion", "99.9"),
        ("/org.openoffice.Setup/Product", "LastTimeDonateShown", "4102444800"),
        ("/org.openoffice.Setup/Product", "LastTimeGetInvolvedShown", "4102444800"),
        ("/org.openoffice.Office.Common/Misc", "FirstRun", "false"),
        ("/org.openoffice.Office.Common/Misc", "ShowTipOfTheDay", "false"),
        ("/org.openoffice.Office.Common/Misc", "CrashReport", "false"),
        ("/org.openoffice.Office.Common/Misc", "UseDocumentOOoLockFile", "false"),
        ("/org.openoffice.Office.Common/Misc", "UseLocking", "false"),
        ("/org.openoffice.Office.Recovery/AutoSave", "Enabled", "false"),
        ("/org.openoffice.Office.Writer/AutoFunction/Completion", "Enable", "false"),
        ("/org.openoffice.Office.Writer/AutoFunction/Format/ByInput", "Enable", "false"),
        ("/org.openoffice.Office.Common/AutoCorrect", "UseReplacementTable", "false"),
        ("/org.openoffice.Office.Common/AutoCorrect", "TwoCapitalsAtStart", "false"),
        ("/org.openoffice.Office.Common/AutoCorrect", "CapitalAtStartSentence", "false"),
        ("/org.openoffice.Office.Common/AutoCorrect", "CorrectAccidentalCapsLock", "false"),
        ("/org.openoffice.Office.Common/AutoCorrect", "ChangeUnderlineWeight", "false"),
        ("/org.openoffice.Office.Common/AutoCorrect", "ChangeOrdinalNumber", "false"),
        ("/org.openoffice.Office.Common/AutoCorrect", "ChangeDash", "false"),
        ("/org.openoffice.Office.Common/AutoCorrect", "SetInetAttribute", "false"),
        ("/org.openoffice.Office.Common/AutoCorrect", "ReplaceSingleQuote", "false"),
        ("/org.openoffice.Office.Common/AutoCorrect", "ReplaceDoubleQuote", "false"),
    ];

    /// <summary>Makes a profile for one launch.</summary>
    /// <param name="launcher">Full path of the <c>soffice</c> script.</param>
    /// <param name="environment">Environment of the session.</param>
    /// <param name="folder">Folder that the profile is made in.</param>
    /// <param name="time">Clock.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Folder of the profile.</returns>
    public static async Task<string> CreateAsync(
        string launcher, IReadOnlyDictionary<string, string> environment, string folder, TimeProvider time, CancellationToken cancellationToken)
    {
        var profile = Path.Combine(folder, "profile-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)));
        var kept = KeptFolder(launcher);
        if (kept is not null && Directory.Exists(kept))
        {
            Copy(kept, profile);
            return profile;
        }

        await WarmAsync(launcher, environment, profile, time, cancellationToken).ConfigureAwait(false);
        if (kept is not null)
        {
            Keep(profile, kept);
        }

        return profile;
    }

    /// <summary>Address of a profile as the program takes it.</summary>
    public static string Argument(string profile) => "-env:UserInstallation=" + new Uri(profile).AbsoluteUri;

    // One a version of the program and of the settings, so that neither ever meets a profile made for another.
    private static string? KeptFolder(string launcher)
    {
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } set
            ? set
            : Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } home ? Path.Combine(home, ".cache") : null;
        if (cache is null)
        {
            return null;
        }

        var binary = Path.Combine(Path.GetDirectoryName(launcher)!, "soffice.bin");
        var made = File.Exists(binary) ? File.GetLastWriteTimeUtc(binary).Ticks : 0;
        var key = SHA256.HashData(Encoding.UTF8.GetBytes($"{launcher}|{made}|{Registry()}"));
        return Path.Combine(cache, "lamps", "libreoffice", Convert.ToHexStringLower(key.AsSpan(0, 8)));
    }

    private static async Task WarmAsync(
        string launcher, IReadOnlyDictionary<string, string> environment, string profile, TimeProvider time, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.Combine(profile, "user"));
        await File.WriteAllTextAsync(Path.Combine(profile, "user", "registrymodifications.xcu"), Registry(), cancellationToken).ConfigureAwait(false);
        using var process = SessionProcess.Start(
            launcher, ["--headless", "--norestore", "--terminate_after_init", Argument(profile)], environment, profile + ".log");
        try
        {
            await process.WaitForExitAsync(cancellationToken).WaitAsync(WarmLimit, time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            // The launch shows whether the profile works; a profile that it fills itself costs one more start.
            EndTree(process);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static void EndTree(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has just ended.
        }
    }

    private static void Keep(string profile, string kept)
    {
        var parent = Path.GetDirectoryName(kept)!;
        var draft = Path.Combine(parent, Path.GetRandomFileName());
        try
        {
            Directory.CreateDirectory(parent);
            Copy(profile, draft);
            Directory.Move(draft, kept);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Another process was faster, or the cache can't be written to: this launch has its profile either way.
            if (Directory.Exists(draft))
            {
                Directory.Delete(draft, recursive: true);
            }
        }
    }

    private static void Copy(string from, string to)
    {
        PrivateFolder.Create(to);
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }

    private static string Registry()
    {
        var text = new StringBuilder(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">

            """);
        foreach (var (path, name, value) in Settings)
        {
            text.Append("<item oor:path=\"").Append(path).Append("\"><prop oor:name=\"").Append(name)
                .Append("\" oor:op=\"fuse\"><value>").Append(value).Append("</value></prop></item>\n");
        }

        return text.Append("</oor:items>\n").ToString();
    }
}
