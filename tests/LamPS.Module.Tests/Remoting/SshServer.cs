using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace LamPS.Module.Tests.Remoting;

/// <summary>An SSH server on the loopback with keys and settings of its own, whose sessions find the module.</summary>
internal sealed class SshServer : IDisposable
{
    private static readonly string[] Folders = ["/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin"];

    private readonly Process _process;

    private SshServer(Process process, int port, string key) => (_process, Port, Key) = (process, port, key);

    /// <summary>Port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Private key that it lets in.</summary>
    public string Key { get; }

    /// <summary>Starts one; the test is skipped where there is none.</summary>
    /// <param name="folder">Folder for its files.</param>
    /// <param name="environment">Environment of its sessions.</param>
    public static async Task<SshServer> StartAsync(string folder, IReadOnlyDictionary<string, string> environment)
    {
        var programs = new[] { "sshd", "ssh-keygen", "ssh", "pwsh" }.ToDictionary(name => name, Find);
        Assert.SkipWhen(programs.Values.Any(p => p is null), $"needs an SSH server: {string.Join(", ", programs.Where(p => p.Value is null).Select(p => p.Key))} not found");
        foreach (var name in new[] { "hostkey", "id" })
            await RunAsync(programs["ssh-keygen"]!, "-q", "-t", "ed25519", "-N", "", "-f", Path.Combine(folder, name));

        var port = FreePort();
        var settings = Path.Combine(folder, "sshd_config");
        await File.WriteAllTextAsync(settings, $"""
            Port {port}
            ListenAddress 127.0.0.1
            HostKey {folder}/hostkey
            AuthorizedKeysFile {folder}/id.pub
            StrictModes no
            PidFile none
            UsePAM no
            PermitRootLogin yes
            SetEnv {string.Join(' ', environment.Select(e => $"{e.Key}={e.Value}"))}
            Subsystem powershell {programs["pwsh"]} -sshs -NoLogo -NoProfile

            """);
        if (Environment.UserName == "root")
            Directory.CreateDirectory("/run/sshd");
        var process = Process.Start(new ProcessStartInfo(programs["sshd"]!) { ArgumentList = { "-D", "-f", settings, "-E", Path.Combine(folder, "sshd.log") } })!;
        for (var i = 0; i < 200; i++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return new SshServer(process, port, Path.Combine(folder, "id"));
            }
            catch (SocketException)
            {
                await Task.Delay(25);
            }
        }

        process.Kill();
        throw new TimeoutException(await File.ReadAllTextAsync(Path.Combine(folder, "sshd.log")));
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static string? Find(string name) =>
        Folders.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')).Select(f => Path.Combine(f, name)).FirstOrDefault(File.Exists);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
        await process.WaitForExitAsync();
    }
}
