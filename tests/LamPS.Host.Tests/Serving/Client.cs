using System.Collections.Concurrent;
using LamPS.Contracts.Json;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;

namespace LamPS.Host.Tests.Serving;

/// <summary>What a client answers and hears.</summary>
internal sealed class Client : IRpcTarget
{
    /// <summary>What it was told.</summary>
    public ConcurrentQueue<RunUpdate> Updates { get; } = new();

    /// <summary>What it was asked.</summary>
    public ConcurrentQueue<string> Questions { get; } = new();

    /// <summary>Its answer to questions.</summary>
    public bool? Agrees { get; init; }

    /// <summary>Runs scripts.</summary>
    public Func<ScriptCall, CancellationToken, Task<ScriptAnswer>>? Script { get; init; }

    /// <summary>Does functions.</summary>
    public Func<FunctionCall, Task<ScriptAnswer>>? Function { get; init; }

    public async Task<object?> AnswerAsync(string method, object? parameters, CancellationToken cancellationToken)
    {
        switch (method)
        {
            case Methods.Confirm:
                Questions.Enqueue(JsonRecords.To<ConfirmRequest>(parameters).Question);
                return Agrees;
            case Methods.Script when Script is not null:
                return await Script(JsonRecords.To<ScriptCall>(parameters), cancellationToken);
            case Methods.Function when Function is not null:
                return await Function(JsonRecords.To<FunctionCall>(parameters));
            default:
                throw RpcErrors.MethodUnknown(method);
        }
    }

    public void OnNotification(string method, object? parameters) => Updates.Enqueue(JsonRecords.To<RunUpdate>(parameters));
}
