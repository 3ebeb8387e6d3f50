using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using LamPS.Contracts.Json;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;

namespace LamPS.Module.Hosting;

/// <summary>Brings what the host sends to the request that it belongs to; many run side by side, from several runspaces.</summary>
internal sealed class CallRouter : IRpcTarget
{
    private readonly ConcurrentDictionary<string, ICallSite> _sites = new();

    /// <summary>Makes a request known.</summary>
    /// <param name="site">Whom its messages go to.</param>
    /// <returns>Its token; dispose it when the request has ended.</returns>
    public CallToken Add(ICallSite site)
    {
        var token = Guid.NewGuid().ToString("N");
        _sites[token] = site;
        return new CallToken(token, () => _sites.TryRemove(token, out _));
    }

    /// <inheritdoc/>
    public void OnNotification(string method, object? parameters)
    {
        if (method != Methods.Update)
        {
            return;
        }

        try
        {
            var update = JsonRecords.To<RunUpdate>(parameters);
            if (_sites.TryGetValue(update.Token, out var site))
            {
                site.OnUpdate(update);
            }
        }
        catch (JsonFormatException)
        {
            // News of another shape, for example of a kind that only a later version knows, must not end the request.
        }
    }

    /// <inheritdoc/>
    public async Task<object?> AnswerAsync(string method, object? parameters, CancellationToken cancellationToken)
    {
        switch (method)
        {
            case Methods.Confirm:
                var question = JsonRecords.To<ConfirmRequest>(parameters);
                return _sites.TryGetValue(question.Token, out var asked) ? await asked.ConfirmAsync(question, cancellationToken).ConfigureAwait(false) : null;
            case Methods.Script:
                var script = JsonRecords.To<ScriptCall>(parameters);
                return await Find(script.Token).RunScriptAsync(script, cancellationToken).ConfigureAwait(false);
            case Methods.Function:
                var function = JsonRecords.To<FunctionCall>(parameters);
                return await Find(function.Token).CallFunctionAsync(function, cancellationToken).ConfigureAwait(false);
            default:
                throw RpcErrors.MethodUnknown(method);
        }
    }

    // The request has ended at this side; whatever the host still wants to do for it should end too.
    private ICallSite Find(string token) => _sites.TryGetValue(token, out var site) ? site : throw RpcErrors.Cancelled();
}
