using System.IO.Pipes;
using LamPS.Contracts.Hosting;
using LamPS.Contracts.Json;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;

namespace LamPS.Module.Tests.Hosting;

/// <summary>A host whose answers the test decides, at the address that belongs to a data folder of its own.</summary>
internal sealed class FakeHost : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<RpcPeer> _peers = [];
    private readonly Task _serving;

    public FakeHost()
    {
        Home = Directory.CreateTempSubdirectory("lamps-fake-").FullName;
        _serving = ServeAsync();
    }

    /// <summary>Data folder.</summary>
    public string Home { get; }

    /// <summary>Address of the pipe.</summary>
    public string Address => HostAddress.For(Home);

    /// <summary>Environment of a PowerShell that finds this host.</summary>
    public Dictionary<string, string> Environment => new() { ["LAMPS_HOME"] = Home };

    /// <summary>Answers everything but the greeting.</summary>
    public Func<RpcPeer, string, object?, CancellationToken, Task<object?>> Answer { get; set; } = (_, method, _, _) => throw RpcErrors.MethodUnknown(method);

    /// <summary>Answers the greeting.</summary>
    public Func<HelloRequest, object?>? Greet { get; set; }

    /// <summary>Does something with a connection instead of serving it.</summary>
    public Func<Stream, Task>? Misbehave { get; set; }

    /// <summary>Connections so far.</summary>
    public int Connections { get; private set; }

    /// <summary>What is known of it.</summary>
    public HostInfo Info => new(System.Environment.ProcessId, "0.1.0", ProtocolVersion.Current, DateTimeOffset.UnixEpoch, 1, 0, 0, Home, Address, "test");

    /// <summary>Hangs up, as a process that is killed does.</summary>
    public void HangUp()
    {
        lock (_peers)
        {
            foreach (var peer in _peers)
                peer.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        HangUp();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        Directory.Delete(Home, recursive: true);
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            var pipe = new NamedPipeServerStream(Address, PipeDirection.InOut, NamedPipeServerStream.MaxAllowedServerInstances, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
            try
            {
                await pipe.WaitForConnectionAsync(_stop.Token);
            }
            catch
            {
                await pipe.DisposeAsync();
                throw;
            }

            Connections++;
            if (Misbehave is { } misbehave)
            {
                _ = Task.Run(() => misbehave(pipe));
                continue;
            }

            var target = new Target(this);
            var peer = new RpcPeer(new MessageStream(pipe), target);
            target.Peer = peer;
            lock (_peers)
                _peers.Add(peer);
            peer.Start();
        }
    }

    private sealed class Target(FakeHost host) : IRpcTarget
    {
        public RpcPeer? Peer { get; set; }

        public async Task<object?> AnswerAsync(string method, object? parameters, CancellationToken cancellationToken) => method switch
        {
            Methods.Hello => host.Greet is { } greet ? greet(JsonRecords.To<HelloRequest>(parameters)) : host.Info,
            Methods.Info => host.Info,
            Methods.Functions => (IReadOnlyList<FunctionInfo>)[],
            _ => await host.Answer(Peer!, method, parameters, cancellationToken),
        };

        public void OnNotification(string method, object? parameters)
        {
        }
    }
}
