using System.Text;
using LamPS.Contracts.Rpc;
using Xunit;

namespace LamPS.Contracts.Tests.Rpc;

public class MessageStreamTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100_000)]
    public async Task Messages_arrive_whole_however_the_bytes_come(int chunk)
    {
        string[] sent = ["{}", "", new string('ä', 20_000), "\r\n\r\nContent-Length: 5\r\n\r\n"];
        var bytes = new MemoryStream();
        var writer = new MessageStream(bytes);
        foreach (var message in sent)
        {
            await writer.WriteAsync(Encoding.UTF8.GetBytes(message), None);
        }

        var reader = new MessageStream(new Chunks(bytes.ToArray(), chunk));
        foreach (var message in sent)
        {
            Assert.Equal(message, Encoding.UTF8.GetString((await reader.ReadAsync(None))!));
        }

        Assert.Null(await reader.ReadAsync(None));
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\n\r\n", "MessageInvalid")]
    [InlineData("Content-Length: -1\r\n\r\n", "MessageInvalid")]
    [InlineData("Content-Length: many\r\n\r\n", "MessageInvalid")]
    [InlineData("Content-Length: 104857600\r\n\r\n", "MessageTooLarge")]
    [InlineData("Content-Length: 99999999999999999999\r\n\r\n", "MessageInvalid")]
    public async Task What_is_no_message_is_named(string text, string id) =>
        Assert.Equal(id, (await Assert.ThrowsAsync<RpcException>(() => new MessageStream(new MemoryStream(Encoding.ASCII.GetBytes(text))).ReadAsync(None))).Error.Id);

    [Fact]
    public async Task Garbage_without_an_end_is_not_kept() =>
        Assert.Equal("MessageInvalid", (await Assert.ThrowsAsync<RpcException>(() => new MessageStream(new MemoryStream(new byte[100_000])).ReadAsync(None))).Error.Id);

    [Theory]
    [InlineData("Content-Le")]
    [InlineData("Content-Length: 5\r\n\r\nabc")]
    public async Task An_end_in_the_middle_of_a_message_is_no_orderly_end(string text) =>
        await Assert.ThrowsAsync<EndOfStreamException>(() => new MessageStream(new MemoryStream(Encoding.ASCII.GetBytes(text))).ReadAsync(None));

    /// <summary>Gives at most some bytes at a time, as a pipe does.</summary>
    private sealed class Chunks(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            base.ReadAsync(buffer, offset, Math.Min(count, most), cancellationToken);
    }
}
