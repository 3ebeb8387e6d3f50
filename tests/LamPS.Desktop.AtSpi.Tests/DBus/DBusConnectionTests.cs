using LamPS.Contracts;
using LamPS.Core;
using LamPS.Desktop.AtSpi.DBus;
using LamPS.Testing;
using Xunit;

namespace LamPS.Desktop.AtSpi.Tests.DBus;

public sealed class DBusConnectionTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Replies_find_their_calls_in_any_order()
    {
        await using var peer = new FakePeer();
        await using var connection = await peer.ConnectAsync();
        var batch = connection.CreateBatch();
        for (var i = 0; i < 20; i++)
            batch.Add("a.B", "/" + i, "a.B", "Do");

        var sending = batch.SendAsync(Long, Token);
        var calls = Enumerable.Range(0, 20).Select(_ => peer.Receive()).ToList();
        foreach (var call in calls.AsEnumerable().Reverse())
            peer.Reply(call, call.Path);

        var replies = await sending;
        Assert.Equal(Enumerable.Range(0, 20).Select(i => "/" + i), replies.Select(r => r!.Reader.ReadString()));
    }

    [Fact]
    public async Task An_error_reply_is_an_exception_that_names_it()
    {
        await using var peer = new FakePeer();
        await using var connection = await peer.ConnectAsync();

        var calling = connection.CallAsync("a.B", "/", "a.B", "Do", Long, Token);
        peer.Send(DBusMessageType.Error, peer.Receive().Serial, "s", w => w.WriteString("not there"), DBusCallException.UnknownObject);

        var error = await Assert.ThrowsAsync<DBusCallException>(() => calling);
        Assert.True(error.ObjectGone);
        Assert.Contains("not there", error.Message);
    }

    [Fact]
    public async Task A_call_without_a_reply_ends_with_its_time_limit_and_a_late_reply_is_dropped()
    {
        var time = new ManualTimeProvider();
        await using var peer = new FakePeer();
        await using var connection = await peer.ConnectAsync(time);

        var calling = connection.CallAsync("a.B", "/", "a.B", "Slow", TimeSpan.FromSeconds(3), Token);
        var late = peer.Receive();
        time.Advance(TimeSpan.FromSeconds(4));
        await Assert.ThrowsAsync<TimeoutException>(() => calling);

        peer.Reply(late, "late");
        var next = connection.CallAsync("a.B", "/", "a.B", "Next", Long, Token);
        peer.Reply(peer.Receive(), "next");
        Assert.Equal("next", (await next).Reader.ReadString());
    }

    [Fact]
    public async Task A_batch_that_runs_out_of_time_has_the_replies_that_came()
    {
        var time = new ManualTimeProvider();
        await using var peer = new FakePeer();
        await using var connection = await peer.ConnectAsync(time);
        var batch = connection.CreateBatch();
        batch.Add("a.B", "/1", "a.B", "Do");
        batch.Add("a.B", "/2", "a.B", "Do");

        var sending = batch.SendAsync(TimeSpan.FromSeconds(3), Token);
        peer.Reply(peer.Receive(), "one");
        peer.Receive();

        // The signal comes after the reply, so once it is there the reply was read.
        var seen = new TaskCompletionSource();
        await connection.SubscribeAsync(new MatchRule(), _ => seen.TrySetResult(), Long, Token);
        peer.Send(DBusMessageType.Signal, 1, "", _ => { });
        await seen.Task;
        time.Advance(TimeSpan.FromSeconds(4));

        var replies = await sending;
        Assert.Equal("one", replies[0]!.Reader.ReadString());
        Assert.Null(replies[1]);
    }

    [Fact]
    public async Task A_call_is_cancelled_at_once()
    {
        await using var peer = new FakePeer();
        await using var connection = await peer.ConnectAsync();
        using var cancel = new CancellationTokenSource();

        var calling = connection.CallAsync("a.B", "/", "a.B", "Slow", Long, cancel.Token);
        peer.Receive();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => calling);
    }

    [Fact]
    public async Task A_peer_that_hangs_up_is_an_application_that_is_gone()
    {
        await using var peer = new FakePeer();
        await using var connection = await peer.ConnectAsync();

        var calling = connection.CallAsync("a.B", "/", "a.B", "Do", Long, Token);
        peer.Receive();
        peer.Hangup();

        Assert.True((await Assert.ThrowsAsync<DBusCallException>(() => calling)).CalleeGone);
        await connection.Closed.WaitAsync(Long, Token);
        Assert.True((await Assert.ThrowsAsync<DBusCallException>(() => connection.CallAsync("a.B", "/", "a.B", "Do", Long, Token))).CalleeGone);
    }

    [Fact]
    public async Task Bytes_that_break_the_format_end_the_connection_and_not_the_process()
    {
        await using var peer = new FakePeer();
        await using var connection = await peer.ConnectAsync();

        var calling = connection.CallAsync("a.B", "/", "a.B", "Do", Long, Token);
        peer.Receive();
        peer.SendRaw([.. Enumerable.Repeat((byte)0xEE, 64)]);

        await Assert.ThrowsAsync<DBusCallException>(() => calling);
    }

    [Fact]
    public async Task A_call_to_us_is_answered_with_an_error()
    {
        await using var peer = new FakePeer();
        await using var connection = await peer.ConnectAsync();
        var writer = new MessageWriter();
        DBusMessageCodec.EndMessage(writer, DBusMessageCodec.StartCall(writer, 77, "", "/", "a.B", "Ping", ""));

        peer.SendRaw(writer.Written.ToArray());

        var answer = peer.Receive();
        Assert.Equal((DBusMessageType.Error, 77u), (answer.Type, answer.ReplySerial));
    }

    [Fact]
    public async Task Signals_reach_whoever_asked_for_them()
    {
        await using var peer = new FakePeer();
        await using var connection = await peer.ConnectAsync();
        var got = new TaskCompletionSource<string>();
        var wrong = false;
        await connection.SubscribeAsync(new MatchRule { Member = "Other" }, _ => wrong = true, Long, Token);
        await connection.SubscribeAsync(new MatchRule { Interface = "a.B", Member = "Changed", Argument0 = "focused" }, m => got.TrySetResult(m.Path), Long, Token);

        peer.Send(DBusMessageType.Signal, 1, "s", w => w.WriteString("other"));
        peer.Send(DBusMessageType.Signal, 1, "s", w => w.WriteString("focused"));

        Assert.Equal("/a", await got.Task);
        Assert.False(wrong);
    }

    [Fact]
    public async Task A_user_who_is_refused_is_told_so()
    {
        await using var peer = new FakePeer("REJECTED EXTERNAL");
        var accepting = peer.AcceptAsync();

        var error = await Assert.ThrowsAsync<LamException>(() => DBusConnection.ConnectPeerAsync(peer.Address, TimeProvider.System, Token));

        await accepting;
        Assert.Equal((nameof(DBusErrors.BusRefused), ExitCode.NotReady), (error.Id, error.ExitCode));
    }

    [Theory]
    [InlineData("", nameof(DBusErrors.BusAddressInvalid))]
    [InlineData("nonsense", nameof(DBusErrors.BusAddressInvalid))]
    [InlineData("tcp:host=localhost,port=1", nameof(DBusErrors.BusAddressInvalid))]
    [InlineData("unix:dir=/tmp", nameof(DBusErrors.BusAddressInvalid))]
    [InlineData("unix:path=%zz", nameof(DBusErrors.BusAddressInvalid))]
    [InlineData("unix:path=/no/such/socket", nameof(DBusErrors.BusUnreachable))]
    [InlineData("tcp:host=x;unix:abstract=no-such-abstract-socket-here", nameof(DBusErrors.BusUnreachable))]
    public async Task Addresses_that_lead_nowhere_are_errors_with_a_remedy(string address, string id)
    {
        var error = await Assert.ThrowsAsync<LamException>(() => DBusConnection.ConnectAsync(address, TimeProvider.System, Token));

        Assert.Equal(id, error.Id);
        Assert.NotEmpty(error.Remedy);
    }

    [Fact]
    public void Addresses_are_unescaped_and_tried_in_order()
    {
        var places = DBusAddress.Parse("unix:path=/tmp/a%20b,guid=1;unix:abstract=x");

        Assert.Equal(["/tmp/a b", "@x"], places.Select(p => p.ToString()));
    }

    [Fact]
    public void Match_rules_are_written_as_the_bus_reads_them() =>
        Assert.Equal(
            @"type='signal',sender='a.B',path='/p',interface='i.J',member='M',arg0='it'\''s'",
            new MatchRule { Sender = "a.B", Path = "/p", Interface = "i.J", Member = "M", Argument0 = "it's" }.ToString());
}
