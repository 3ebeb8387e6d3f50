using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using LamPS.Core;
using LamPS.Core.Applications;
using LamPS.Desktop.AtSpi.DBus;
using LamPS.Desktop.AtSpi.X11;

namespace LamPS.Desktop.AtSpi.Sessions;

/// <summary>
/// A private desktop session without a screen: X server, session bus, accessibility bus and window manager. It leaves nothing
/// behind, neither when it is disposed nor when this process is killed: see <see cref="SessionReaper"/>.
/// </summary>
public sealed class HeadlessSession : IAsyncDisposable
{
    private static readonly (string Program, string Package)[] Needed =
    [
        ("Xvfb", "xvfb"), ("dbus-daemon", "dbus"), ("openbox", "openbox"), ("setsid", "util-linux"), ("sh", "dash"), ("grep", "grep"),
    ];

    private const int FirstDisplay = 100;
    private const int LastDisplay = 30_000;
    private const int DisplayAttempts = 4;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(5);

    private readonly SessionReaper _reaper;
    private readonly TimeProvider _time;
    private DBusConnection? _sessionBus;

    private HeadlessSession(SessionReaper reaper, string folder, TimeProvider time)
    {
        _reaper = reaper;
        _time = time;
        Folder = folder;
        EnvironmentVariables = SessionEnvironment.Create(folder, reaper.Mark);
    }

    /// <summary>Name of the display, such as <c>:100</c>.</summary>
    public string Display { get; private set; } = "";

    /// <summary>Address of the session bus.</summary>
    public string SessionBusAddress { get; private set; } = "";

    /// <summary>Address of the accessibility bus.</summary>
    public string AccessibilityBusAddress { get; private set; } = "";

    /// <summary>The session's own folder; it goes with the session.</summary>
    public string Folder { get; }

    /// <summary>The whole environment for processes that belong to the session. Processes started with it end with the session.</summary>
    public IReadOnlyDictionary<string, string> Environment => EnvironmentVariables;

    internal string Mark => _reaper.Mark;

    internal int ReaperProcessId => _reaper.ProcessId;

    private Dictionary<string, string> EnvironmentVariables { get; }

    /// <summary>What isn't installed that a headless session needs: programs and the packages (Debian) that bring them.</summary>
    public static IReadOnlyList<(string Program, string Package)> FindMissing()
    {
        var missing = Needed.Where(n => Programs.Find(n.Program) is null).ToList();
        if (!File.Exists("/usr/share/dbus-1/services/org.a11y.Bus.service"))
        {
            missing.Add(("at-spi-bus-launcher", "at-spi2-core"));
        }

        return missing;
    }

    /// <summary>Starts a session.</summary>
    /// <param name="options">How.</param>
    /// <param name="time">Clock.</param>
    /// <param name="cancellationToken">Cancels; what was started is taken down.</param>
    /// <exception cref="LamException">A program is missing, or a part doesn't start.</exception>
    public static async Task<HeadlessSession> StartAsync(HeadlessOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Width, 320);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Width, 8192);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Height, 240);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Height, 8192);
        cancellationToken.ThrowIfCancellationRequested();
        if (FindMissing() is { Count: > 0 } missing)
        {
            throw SessionErrors.SessionProgramMissing([.. missing.Select(m => m.Program)], missing.Select(m => m.Package));
        }

        var folder = CreateFolder(options.ParentFolder ?? Path.GetTempPath());
        var session = new HeadlessSession(SessionReaper.Start(folder, time), folder, time);
        try
        {
            using var limit = new CancellationTokenSource(options.Timeout, time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            try
            {
                await session.StartPartsAsync(options, both.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw SessionErrors.SessionPartFailed("A part", $"it isn't there after {options.Timeout.TotalSeconds:0} s");
            }

            return session;
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Starts a process that belongs to the session.</summary>
    /// <param name="program">Program.</param>
    /// <param name="arguments">Arguments, as they are.</param>
    /// <param name="logName">Name of the file in <see cref="Folder"/> that takes what it prints.</param>
    /// <param name="variables">More environment variables.</param>
    /// <returns>The process, in a session of its own: signals of our terminal don't reach it.</returns>
    public Process StartProcess(
        string program, IReadOnlyList<string> arguments, string logName, IReadOnlyDictionary<string, string>? variables = null) =>
        StartProcess(program, arguments, logName, variables, readOutput: false);

    /// <summary>What a process printed last, for messages.</summary>
    /// <param name="logName">Name given to <c>StartProcess</c>.</param>
    public string ReadLog(string logName) => SessionProcess.ReadLog(Path.Combine(Folder, logName));

    /// <summary>Ends all processes of the session and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_sessionBus is not null)
        {
            await _sessionBus.DisposeAsync().ConfigureAwait(false);
        }

        await _reaper.DisposeAsync().ConfigureAwait(false);
    }

    private static string CreateFolder(string parent)
    {
        var folder = Path.Combine(parent, "lamps-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)));
        try
        {
            PrivateFolder.Create(folder);
            SessionEnvironment.CreateFiles(folder);
            File.WriteAllBytes(Path.Combine(folder, "Xauthority"), XAuthority.Create(RandomNumberGenerator.GetBytes(16)));
            return folder;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            throw SessionErrors.SessionPartFailed($"The folder '{folder}'", error.Message);
        }
    }

    private async Task StartPartsAsync(HeadlessOptions options, CancellationToken cancellationToken)
    {
        SessionBusAddress = "unix:path=" + Path.Combine(Folder, "bus");
        EnvironmentVariables["DBUS_SESSION_BUS_ADDRESS"] = SessionBusAddress;
        await StartDisplayAsync(options, cancellationToken).ConfigureAwait(false);

        // Started after the display, whose name the programs that the bus starts must inherit.
        StartProcess("openbox", ["--sm-disable", "--config-file", SessionEnvironment.WindowManagerSettingsPath(Folder)], "openbox.log").Dispose();
        using (var bus = StartProcess("dbus-daemon", ["--session", "--nofork", "--nopidfile", "--address=" + SessionBusAddress, "--print-address=1"], "bus.log", null, readOutput: true))
        {
            if (await ReadLineAsync(bus, cancellationToken).ConfigureAwait(false) is null)
            {
                throw SessionErrors.SessionPartFailed("The session bus", ReadLog("bus.log"));
            }
        }

        _sessionBus = await DBusConnection.ConnectAsync(SessionBusAddress, _time, cancellationToken).ConfigureAwait(false);
        await AccessibilityBus.EnableAsync(_sessionBus, cancellationToken).ConfigureAwait(false);
        AccessibilityBusAddress = await AccessibilityBus.FindAsync(_sessionBus, cancellationToken).ConfigureAwait(false);
        EnvironmentVariables["AT_SPI_BUS_ADDRESS"] = AccessibilityBusAddress;
        await WaitForWindowManagerAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task StartDisplayAsync(HeadlessOptions options, CancellationToken cancellationToken)
    {
        var screen = string.Create(CultureInfo.InvariantCulture, $"{options.Width}x{options.Height}x24");
        for (var attempt = 0; attempt < DisplayAttempts; attempt++)
        {
            // Not by '-displayfd': with it the server takes no lock on its display, and another one may take the display away.
            var number = RandomNumberGenerator.GetInt32(FirstDisplay, LastDisplay);
            Display = string.Create(CultureInfo.InvariantCulture, $":{number}");
            EnvironmentVariables["DISPLAY"] = Display;
            using var server = StartProcess(
                "Xvfb", [Display, "-screen", "0", screen, "-nolisten", "tcp", "-noreset", "-auth", EnvironmentVariables["XAUTHORITY"]], "display.log");
            _reaper.Watch(number, server.Id);
            while (!server.HasExited)
            {
                if (SessionReaper.OwnsDisplay(number, server.Id) && Answers())
                {
                    return;
                }

                await Task.Delay(Poll, _time, cancellationToken).ConfigureAwait(false);
            }
        }

        throw SessionErrors.SessionPartFailed("The display (Xvfb)", ReadLog("display.log"));
    }

    private bool Answers()
    {
        try
        {
            XConnection.Connect(Display, EnvironmentVariables["XAUTHORITY"]).Dispose();
            return true;
        }
        catch (LamException)
        {
            return false;
        }
    }

    private async Task WaitForWindowManagerAsync(CancellationToken cancellationToken)
    {
        using var connection = XConnection.Connect(Display, EnvironmentVariables["XAUTHORITY"]);
        var windows = new XWindows(connection);
        while (!windows.HasManager)
        {
            await Task.Delay(Poll, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<string?> ReadLineAsync(Process process, CancellationToken cancellationToken) =>
        await process.StandardOutput.ReadLineAsync(cancellationToken).ConfigureAwait(false);

    private Process StartProcess(
        string program, IReadOnlyList<string> arguments, string logName, IReadOnlyDictionary<string, string>? variables, bool readOutput)
    {
        var environment = EnvironmentVariables;
        if (variables is not null)
        {
            environment = new Dictionary<string, string>(environment, StringComparer.Ordinal);
            foreach (var (name, value) in variables)
            {
                environment[name] = value;
            }
        }

        return SessionProcess.Start(program, arguments, environment, Path.Combine(Folder, logName), readOutput);
    }
}
