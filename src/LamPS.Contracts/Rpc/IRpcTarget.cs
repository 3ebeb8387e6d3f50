using System.Threading;
using System.Threading.Tasks;

namespace LamPS.Contracts.Rpc;

/// <summary>What answers the calls of the other side.</summary>
public interface IRpcTarget
{
    /// <summary>Answers a request. Called on a thread of its own.</summary>
    /// <param name="method">Method.</param>
    /// <param name="parameters">Parameters as read; null for none.</param>
    /// <param name="cancellationToken">Cancelled when the other side cancels or is gone.</param>
    /// <returns>The answer: a record, list or plain value.</returns>
    /// <exception cref="RpcException">The call is refused or failed.</exception>
    Task<object?> AnswerAsync(string method, object? parameters, CancellationToken cancellationToken);

    /// <summary>Takes a notification. They come one by one, in order, and hold up everything else meanwhile, so this must be quick.</summary>
    /// <param name="method">Method.</param>
    /// <param name="parameters">Parameters as read.</param>
    void OnNotification(string method, object? parameters);
}
