using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Core.Elements;
using LamPS.Core.Policies;

namespace LamPS.Host.Serving;

/// <summary>Asks the person at the client.</summary>
internal sealed class ClientConfirmation(RpcPeer peer, string token) : IConfirmation
{
    /// <inheritdoc/>
    public async ValueTask<bool?> AskAsync(string question, CancellationToken cancellationToken)
    {
        try
        {
            return await peer.InvokeAsync(Methods.Confirm, new ConfirmRequest(token, ScreenText.Short(question, 300)), cancellationToken).ConfigureAwait(false) as bool?;
        }
        catch (RpcException)
        {
            // A client that can't ask, or has gone, has nobody to ask.
            return null;
        }
    }
}
