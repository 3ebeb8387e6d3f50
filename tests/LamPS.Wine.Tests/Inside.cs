using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace LamPS.Wine.Tests;

/// <summary>What only a Windows process can find out. Runs inside Wine, on the .NET of the package, and never in the test program.</summary>
[SupportedOSPlatform("windows")]
internal static unsafe partial class Inside
{
    private const string ClosedPipe = "LamPS-closed";
    private const uint TokenRights = 0x000f01ff;

    /// <summary>Runs what <c>LAMPS_WINE_INSIDE</c> asks for, writes the answer, ends the process.</summary>
    public static void Run()
    {
        if (Environment.GetEnvironmentVariable("LAMPS_WINE_INSIDE") is not { } asked)
        {
            return;
        }

        // What it starts is the program itself.
        Environment.SetEnvironmentVariable("LAMPS_WINE_INSIDE", null);
        Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", null);
        var words = asked.Split('|');
        IEnumerable<string> answer;
        try
        {
            answer = words[1] switch
            {
                nameof(Access) => Access(words[2]),
                nameof(ConnectWithoutUser) => ConnectWithoutUser(words[2]),
                nameof(PressCtrlC) => PressCtrlC(words[2], words[3], words[4..]),
                _ => [$"there is no {words[1]}"],
            };
        }
        catch (Exception error)
        {
            answer = [error.ToString().ReplaceLineEndings(" ")];
        }

        File.WriteAllLines(words[0], answer);
        Environment.Exit(0);
    }

    /// <summary>Who may use a pipe: a line for each entry of its access list, and before them the user and the owner that things of the user get.</summary>
    public static IEnumerable<string> Access(string pipe)
    {
        using var user = WindowsIdentity.GetCurrent();
        using var client = Connect(pipe);
        var security = client.GetAccessControl();
        return
        [
            $"user {user.User}",
            $"owner {user.Owner}",
            $"of {security.GetOwner(typeof(SecurityIdentifier))}",
            .. security.GetAccessRules(true, true, typeof(SecurityIdentifier)).Cast<PipeAccessRule>().Select(r => $"{r.AccessControlType} {r.IdentityReference}"),
        ];
    }

    /// <summary>Connects with a token for which this user and the user's groups count for nothing.</summary>
    public static IEnumerable<string> ConnectWithoutUser(string pipe)
    {
        using var user = WindowsIdentity.GetCurrent();
        var sids = new[] { user.User!, user.Owner! }.Distinct().Select(sid => { var bytes = new byte[sid.BinaryLength]; sid.GetBinaryForm(bytes, 0); return bytes; }).ToArray();
        var entries = stackalloc SidAndAttributes[sids.Length];
        var pins = sids.Select(sid => GCHandle.Alloc(sid, GCHandleType.Pinned)).ToArray();
        for (var i = 0; i < sids.Length; i++)
        {
            entries[i] = new SidAndAttributes { Sid = pins[i].AddrOfPinnedObject(), Attributes = 0 };
        }

        if (!OpenProcessToken(GetCurrentProcess(), TokenRights, out var token) || !CreateRestrictedToken(token, 0, (uint)sids.Length, entries, 0, 0, 0, 0, out var restricted))
        {
            return [$"no token: {Marshal.GetLastPInvokeError()}"];
        }

        // A pipe that nobody may open shows whether access lists count here at all.
        var closed = new PipeSecurity();
        closed.AddAccessRule(new PipeAccessRule(new SecurityIdentifier(WellKnownSidType.LocalSystemSid, null), PipeAccessRights.FullControl, AccessControlType.Allow));
        using var server = NamedPipeServerStreamAcl.Create(ClosedPipe, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.None, 0, 0, closed);
        if (!ImpersonateLoggedOnUser(restricted))
        {
            return [$"no impersonation: {Marshal.GetLastPInvokeError()}"];
        }

        return [CanConnect(ClosedPipe) ? "access lists don't count" : CanConnect(pipe) ? "connected" : "refused"];
    }

    /// <summary>Starts the program on a console of its own, presses Ctrl+C when it has said a text on one of its streams, and tells the exit code and what it said there.</summary>
    public static IEnumerable<string> PressCtrlC(string stream, string when, string[] arguments)
    {
        NewConsole();
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        List<string> said = [];
        var reader = stream == "output" ? process.StandardOutput : process.StandardError;
        var line = reader.ReadLine();
        while (line is not null && !line.Contains(when, StringComparison.Ordinal))
        {
            said.Add(line);
            line = reader.ReadLine();
        }

        // Of everything on this console, only the program is meant.
        SetConsoleCtrlHandler(0, true);
        if (!GenerateConsoleCtrlEvent(0, 0))
        {
            process.Kill();
            return [$"no Ctrl+C: {Marshal.GetLastPInvokeError()}"];
        }

        var rest = reader.ReadToEnd();
        process.WaitForExit();
        return [$"exit code {process.ExitCode}", .. said, line ?? "", .. rest.Split('\n', StringSplitOptions.TrimEntries)];
    }

    private static bool CanConnect(string pipe)
    {
        try
        {
            Connect(pipe).Dispose();
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static NamedPipeClientStream Connect(string pipe)
    {
        var client = new NamedPipeClientStream(".", pipe, PipeDirection.InOut);
        client.Connect(5000);
        return client;
    }

    private static void NewConsole()
    {
        FreeConsole();
        if (!AllocConsole())
        {
            throw new InvalidOperationException($"no console: {Marshal.GetLastPInvokeError()}");
        }
    }

    [LibraryImport("kernel32.dll", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool AllocConsole();

    [LibraryImport("kernel32.dll", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool FreeConsole();

    [LibraryImport("kernel32.dll", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GenerateConsoleCtrlEvent(uint kind, uint group);

    [LibraryImport("kernel32.dll", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetConsoleCtrlHandler(nint handler, [MarshalAs(UnmanagedType.Bool)] bool add);

    [LibraryImport("kernel32.dll")]
    private static partial nint GetCurrentProcess();

    [LibraryImport("advapi32.dll", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool OpenProcessToken(nint process, uint access, out nint token);

    [LibraryImport("advapi32.dll", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CreateRestrictedToken(
        nint token, uint flags, uint disabledCount, SidAndAttributes* disabled, uint deletedCount, nint deleted, uint restrictingCount, nint restricting, out nint restricted);

    [LibraryImport("advapi32.dll", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool ImpersonateLoggedOnUser(nint token);

    private struct SidAndAttributes
    {
        public nint Sid;
        public uint Attributes;
    }
}
