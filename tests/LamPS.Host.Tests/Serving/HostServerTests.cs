using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.Versioning;
using System.Text;
using LamPS.Contracts;
using LamPS.Contracts.Desktops;
using LamPS.Contracts.Hosting;
using LamPS.Contracts.Json;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Contracts.Runs;
using Xunit;

namespace LamPS.Host.Tests.Serving;

public class HostServerTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DesktopScope Editor = new("sandbox", Application: "text-editor");

    [Fact]
    public async Task There_is_one_host_for_a_user_and_it_is_found_and_ended()
    {
        await using var host = await ServingHost.StartAsync();
        var second = await host.RunAsync("serve");
        Assert.Equal(4, second.ExitCode);
        Assert.Contains("[HostAlreadyRunning]", second.Error);

        var status = await host.RunAsync("serve", "--status", "--output", "json");
        Assert.Equal(host.Process.Id, status.Json.GetProperty("processId").GetInt32());
        Assert.Equal(0, (await host.RunAsync("serve", "--stop")).ExitCode);
        await host.Process.WaitForExitAsync().WaitAsync(ServingHost.Soon);
        Assert.Equal(0, host.Process.ExitCode);

        var none = await host.RunAsync("serve", "--status");
        Assert.Equal(4, none.ExitCode);
        Assert.Contains("[HostNotRunning]", none.Error);
    }

    [Fact]
    public async Task A_host_that_was_killed_leaves_its_place_to_the_next()
    {
        await using var host = await ServingHost.StartAsync();
        var connection = await host.ConnectAsync();
        host.Process.Kill();
        await host.Process.WaitForExitAsync();
        Assert.Equal("ConnectionLost", (await Assert.ThrowsAsync<RpcException>(() => connection.CallAsync<object?>(Methods.Ping, null, None).WaitAsync(ServingHost.Soon))).Error.Id);
        await host.StartProcessAsync();
        using var again = await host.ConnectAsync();
        Assert.Equal(host.Process.Id, again.Host.ProcessId);
    }

    [Fact]
    public async Task Without_clients_it_ends_by_itself_and_with_one_it_stays()
    {
        await using var host = await ServingHost.StartAsync("--idle-timeout", "700ms");
        using (await host.ConnectAsync())
        {
            await Task.Delay(1500);
            Assert.False(host.Process.HasExited);
        }

        await host.Process.WaitForExitAsync().WaitAsync(ServingHost.Soon);
        Assert.Equal(0, host.Process.ExitCode);
    }

    [Fact]
    public async Task Another_version_of_the_protocol_is_told_so_and_a_call_before_the_greeting_too()
    {
        await using var host = await ServingHost.StartAsync();
        await using var pipe = new NamedPipeClientStream(".", host.Address, PipeDirection.InOut, PipeOptions.Asynchronous);
        await pipe.ConnectAsync(5000);
        using var peer = new RpcPeer(new MessageStream(pipe), new Client());
        peer.Start();
        Assert.Equal("GreetingMissing", await ErrorOf(peer.InvokeAsync(Methods.Info, null, None)));
        Assert.Equal("ProtocolMismatch", await ErrorOf(peer.InvokeAsync(Methods.Hello, new HelloRequest(ProtocolVersion.Current + 1, "LamPS.Module 9.0"), None)));
        Assert.Equal("GreetingMissing", await ErrorOf(peer.InvokeAsync(Methods.Info, null, None)));
        Assert.Equal(host.Process.Id, (await peer.CallAsync<HostInfo>(Methods.Hello, new HelloRequest(ProtocolVersion.Current, "x"), None)).ProcessId);
        Assert.Equal("MethodUnknown", await ErrorOf(peer.InvokeAsync("host/dance", null, None)));
        Assert.Equal("ParametersInvalid", await ErrorOf(peer.InvokeAsync(Methods.Look, "x", None)));
    }

    [Fact]
    public async Task Garbage_and_a_huge_message_end_their_own_connection_alone()
    {
        await using var host = await ServingHost.StartAsync();
        using var other = await host.ConnectAsync();
        foreach (var bytes in new[] { "GET / HTTP/1.1\r\n\r\n"u8.ToArray(), Encoding.ASCII.GetBytes("Content-Length: 104857600\r\n\r\n"), new byte[100_000] })
        {
            await using var pipe = new NamedPipeClientStream(".", host.Address, PipeDirection.InOut, PipeOptions.Asynchronous);
            await pipe.ConnectAsync(5000);
            await pipe.WriteAsync(bytes);
            var answer = JsonRecords.To<IReadOnlyDictionary<string, object?>>(JsonReader.Parse((await new MessageStream(pipe).ReadAsync(None).WaitAsync(ServingHost.Soon))!));
            Assert.True(answer.ContainsKey("error"));
        }

        Assert.Equal(1, (await UntilAloneAsync(other)).Clients);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task The_pipe_is_for_this_user_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the access list of a Windows pipe is tested there");
        await using var host = await ServingHost.StartAsync();
        var others = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(host.Address) & others);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(host.Home));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_client_of_another_user_is_refused_even_when_the_file_lets_it_in()
    {
        Assert.SkipUnless(!OperatingSystem.IsWindows() && Environment.UserName == "root" && File.Exists("/usr/bin/setpriv") && File.Exists("/usr/bin/perl"), "needs root, setpriv and perl to act as another user");
        await using var host = await ServingHost.StartAsync();
        var all = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(Path.GetDirectoryName(host.Home)!, all);
        File.SetUnixFileMode(host.Home, all);
        File.SetUnixFileMode(host.Address, all | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite);

        // Says hello and prints what comes back; nothing when it is hung up on.
        const string Script = """
            use IO::Socket::UNIX; my $s = IO::Socket::UNIX->new(Peer => $ARGV[0]) or die "no connection: $!";
            my $m = '{"jsonrpc":"2.0","id":1,"method":"host/hello","params":{"protocol":1,"client":"x"}}';
            print $s "Content-Length: ", length($m), "\r\n\r\n", $m; $s->flush; print STDOUT scalar(sysread($s, my $b, 100) // 0);
            """;
        var start = new ProcessStartInfo("/usr/bin/setpriv") { RedirectStandardOutput = true, ArgumentList = { "--reuid=65534", "--clear-groups", "/usr/bin/perl", "-e", Script, host.Address } };
        using var stranger = Process.Start(start)!;
        Assert.Equal("0", await stranger.StandardOutput.ReadToEndAsync().WaitAsync(ServingHost.Soon));

        start.ArgumentList.RemoveAt(0);
        start.ArgumentList.Insert(0, "--reuid=0");
        using var owner = Process.Start(start)!;
        Assert.Equal("100", await owner.StandardOutput.ReadToEndAsync().WaitAsync(ServingHost.Soon));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_pipe_of_another_user_is_told_nothing()
    {
        Assert.SkipUnless(!OperatingSystem.IsWindows() && Environment.UserName == "root" && File.Exists("/usr/bin/setpriv") && File.Exists("/usr/bin/perl"), "needs root, setpriv and perl to act as another user");
        var folder = Directory.CreateTempSubdirectory("lamps-test-");
        try
        {
            var all = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            folder.UnixFileMode = all | (UnixFileMode)((int)all >> 3) | (UnixFileMode)((int)all >> 6);
            var address = Path.Combine(folder.FullName, "host.sock");

            // Takes whatever it is told and prints how much that was.
            const string Script = """
                use IO::Socket::UNIX; my $s = IO::Socket::UNIX->new(Local => $ARGV[0], Listen => 1) or die "no socket: $!"; chmod 0777, $ARGV[0];
                $| = 1; print "ready\n"; my $c = $s->accept; print length(join('', <$c>) // ''), "\n";
                """;
            using var stranger = Process.Start(new ProcessStartInfo("/usr/bin/setpriv")
            {
                RedirectStandardOutput = true, ArgumentList = { "--reuid=65534", "--clear-groups", "/usr/bin/perl", "-e", Script, address },
            })!;
            Assert.Equal("ready", await stranger.StandardOutput.ReadLineAsync().WaitAsync(ServingHost.Soon));
            var error = await Assert.ThrowsAsync<RpcException>(() => HostConnection.OpenAsync(address, "test", new Client(), ServingHost.Soon, None));
            Assert.Equal("HostOfAnotherUser", error.Error.Id);
            Assert.Equal("0", await stranger.StandardOutput.ReadLineAsync().WaitAsync(ServingHost.Soon));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Two_hundred_clients_at_once_lose_nothing()
    {
        await using var host = await ServingHost.StartAsync();
        var texts = await Task.WhenAll(Enumerable.Range(0, 200).Select(async i =>
        {
            var client = new Client();
            using var connection = await host.ConnectAsync(client);
            var found = await connection.CallAsync<ElementList>(Methods.Look, new LookRequest(Editor, "textbox"), None);
            var act = new ActRequest($"t{i}", Editor, new RunSettings(Screenshots: false), "set_text", null, found.Elements[0].Id, new Dictionary<string, object?> { ["text"] = $"client {i}" });
            var result = await connection.CallAsync<ActResult>(Methods.Act, act, None);
            Assert.Equal(Outcome.Verified, result.Run.Outcome);
            Assert.Equal(Enumerable.Range(1, client.Updates.Count), client.Updates.Select(u => u.Number));
            Assert.Equal(RunUpdateKind.Ended, client.Updates.Last().Kind);
            Assert.All(client.Updates, u => Assert.Equal($"t{i}", u.Token));
            return result.Element!.Value;
        })).WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"client {i}"), texts);
        using var last = await host.ConnectAsync();
        Assert.Equal(200, (await last.CallAsync<RunList>(Methods.Runs, new RunsRequest(null, 1000), None)).Runs.Count(r => r.Outcome == Outcome.Verified));
    }

    private static async Task<string> ErrorOf(Task<object?> call) => (await Assert.ThrowsAsync<RpcException>(() => call.WaitAsync(ServingHost.Soon))).Error.Id;

    private static async Task<HostInfo> UntilAloneAsync(HostConnection connection)
    {
        HostInfo info = null!;
        await ServingHost.UntilAsync(async () => (info = await connection.CallAsync<HostInfo>(Methods.Info, null, None)).Clients == 1, "connections stayed");
        return info;
    }
}
