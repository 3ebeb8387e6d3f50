using System.Collections.Concurrent;
using System.Globalization;
using LamPS.Core.Applications;
using LamPS.Core.Desktops;
using LamPS.Desktop.AtSpi.Accessibility;
using LamPS.Desktop.AtSpi.Sessions;

namespace LamPS.Desktop.AtSpi.Launching;

/// <summary>Starts applications and waits until they take input.</summary>
internal sealed class ApplicationLauncher(
    DesktopSession session, AccessibilityClient client, ApplicationDirectory directory, WindowKeeper windows, ChangeListener changes, TimeProvider time)
{
    private const int RestartNeeded = 81;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(25);

    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan QuietLimit = TimeSpan.FromSeconds(1.5);

    // A window that shows and doesn't get the input by itself is given it after this long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, LaunchedApplication> _launched = new();
    private int _count;

    /// <summary>Finds out how an application was started, if it was started here.</summary>
    public LaunchedApplication? Find(string bus) => _launched.GetValueOrDefault(bus);

    /// <summary>Forgets an application that has ended, and removes its profile.</summary>
    public void Forget(string bus)
    {
        if (_launched.TryRemove(bus, out var launched))
        {
            Remove(launched);
        }
    }

    /// <summary>Starts an application.</summary>
    /// <exception cref="LamPS.Core.LamException">Not installed, no such document, ended at once, or no window in time.</exception>
    public async Task<ApplicationInstance> LaunchAsync(LaunchRequest request, CancellationToken cancellationToken)
    {
        var definition = request.Application;
        var program = Programs.Find(definition.Command)
            ?? throw DesktopErrors.ApplicationNotInstalled(definition.Name, definition.Command, Remedy(definition.Install, definition.Command));
        if (request.Document is { } document && !File.Exists(document))
        {
            throw DesktopErrors.DocumentNotFound(document);
        }

        var before = (await directory.ListAsync(cancellationToken).ConfigureAwait(false)).Select(a => a.Bus).ToHashSet();
        var titles = session.IsHeadless ? [] : await windows.TitlesAsync(cancellationToken).ConfigureAwait(false);
        var launched = await StartAsync(program, request, cancellationToken).ConfigureAwait(false);
        try
        {
            return await WaitUntilReadyAsync(request, program, launched, before, titles, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            SessionProcess.Kill(SessionProcess.FindMarked(LaunchedApplication.MarkVariable, launched.Mark));
            Remove(launched);
            throw;
        }
    }

    private static string Remedy(string install, string command) => install.Length > 0 ? install : $"Install the package that has '{command}', or give the full path.";

    private static void Remove(LaunchedApplication launched)
    {
        launched.Process.Dispose();
        try
        {
            if (launched.Profile is not null && Directory.Exists(launched.Profile))
            {
                Directory.Delete(launched.Profile, recursive: true);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A process that is just ending still writes into it; the folder goes with the session.
        }
    }

    private async Task<LaunchedApplication> StartAsync(string program, LaunchRequest request, CancellationToken cancellationToken)
    {
        var mark = Guid.NewGuid().ToString("N");
        var arguments = request.CommandLine();
        var log = Path.Combine(session.Folder, string.Create(CultureInfo.InvariantCulture, $"app-{Interlocked.Increment(ref _count)}.log"));
        var environment = new Dictionary<string, string>(session.Environment, StringComparer.Ordinal) { [LaunchedApplication.MarkVariable] = mark };
        string? profile = null;
        if (request.Application.Toolkit == "libreoffice" && session.IsHeadless)
        {
            var launcher = new FileInfo(program).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? program;
            profile = await LibreOfficeProfile.CreateAsync(launcher, environment, session.Folder, time, cancellationToken).ConfigureAwait(false);
            arguments = [LibreOfficeProfile.Argument(profile), "--norestore", "--nologo", "--nofirststartwizard", .. arguments];

            // Directly: the script and the splash program before it take longer than the start itself.
            var binary = Path.Combine(Path.GetDirectoryName(launcher)!, "soffice.bin");
            program = File.Exists(binary) ? binary : program;
        }

        return new LaunchedApplication(request.Application, mark, SessionProcess.Start(program, arguments, environment, log), log, profile);
    }

    private async Task<ApplicationInstance> WaitUntilReadyAsync(
        LaunchRequest request, string program, LaunchedApplication launched, HashSet<string> before, IReadOnlySet<string> titles, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var restarted = false;
        long? shown = null;
        while (time.GetElapsedTime(started) < request.Timeout)
        {
            if (await FindReadyAsync(launched, before, titles, cancellationToken).ConfigureAwait(false) is { } found)
            {
                shown ??= time.GetTimestamp();
                if (found.Ready)
                {
                    // The first window is up before all that belongs in it is; what is captured meanwhile is replaced a moment later.
                    await changes.WaitUntilQuietAsync(Quiet, QuietLimit, cancellationToken).ConfigureAwait(false);
                    _launched[found.Instance.Key] = launched;
                    return found.Instance;
                }

                if (time.GetElapsedTime(shown.Value) > Patience)
                {
                    windows.Activate(found.Instance.ProcessId, found.Instance.Title);
                    shown = time.GetTimestamp();
                }
            }

            if (launched.Process.HasExited && launched.Process.ExitCode == RestartNeeded && !restarted)
            {
                // LibreOffice changed its profile and wants to be started again.
                restarted = true;
                launched = await StartAsync(program, request, cancellationToken).ConfigureAwait(false);
            }
            else if (launched.Process.HasExited && (launched.Process.ExitCode != 0 || session.IsHeadless)
                && SessionProcess.FindMarked(LaunchedApplication.MarkVariable, launched.Mark).Count == 0)
            {
                throw DesktopErrors.ApplicationExited(
                    request.Application.Name, $"exit code {launched.Process.ExitCode}. {SessionProcess.ReadLog(launched.Log)}".TrimEnd());
            }

            await Task.Delay(Poll, time, cancellationToken).ConfigureAwait(false);
        }

        throw DesktopErrors.ApplicationNotReady(request.Application.Name, request.Timeout);
    }

    private async Task<(ApplicationInstance Instance, bool Ready)?> FindReadyAsync(
        LaunchedApplication launched, HashSet<string> before, IReadOnlySet<string> titles, CancellationToken cancellationToken)
    {
        var definition = launched.Definition;
        foreach (var application in await directory.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            // A second start of a program that runs already only tells the first one to open another window.
            var ours = application.ProcessId != 0
                && SessionProcess.IsMarked(application.ProcessId, LaunchedApplication.MarkVariable, launched.Mark);
            if (!ours && (session.IsHeadless || !before.Contains(application.Bus)))
            {
                continue;
            }

            foreach (var window in await windows.ListAsync(application.Bus, cancellationToken).ConfigureAwait(false))
            {
                var isNew = ours || !titles.Contains(window.Title);
                if (isNew && window.IsShowing && window.Title.Contains(definition.Window, StringComparison.OrdinalIgnoreCase))
                {
                    var ready = window.IsActive && await client.AnswersAsync(application.Bus, AccessibilityClient.CallLimit, cancellationToken).ConfigureAwait(false);
                    return (new ApplicationInstance(definition.Name, application.Bus, application.ProcessId, window.Title) { Program = application.Name }, ready);
                }
            }
        }

        return null;
    }
}
