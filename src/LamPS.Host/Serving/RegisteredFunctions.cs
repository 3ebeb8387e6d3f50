using System.Collections.Concurrent;
using LamPS.Contracts.Json;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Core.Actions;
using LamPS.Core.Agent;
using LamPS.Host.Operations;

namespace LamPS.Host.Serving;

/// <summary>Functions that a client has registered for the life of its connection, seen from one of its calls.</summary>
internal sealed class RegisteredFunctions(
    ConcurrentDictionary<string, FunctionDefinition> functions, RpcPeer peer, SessionWorkplace workplace, string token) : IFunctionRunner
{
    /// <summary>Reads what a client registers.</summary>
    /// <param name="info">The function.</param>
    /// <exception cref="Core.LamException">It can't be one.</exception>
    public static FunctionDefinition Read(FunctionInfo info)
    {
        if (info.Name.Length == 0 || !char.IsAsciiLetterLower(info.Name[0]) || !info.Name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'))
        {
            throw OperationErrors.FunctionNameInvalid(info.Name);
        }

        if (FunctionPool.Ui.TryGet(info.Name, out _))
        {
            throw OperationErrors.FunctionNameTaken(info.Name);
        }

        return new FunctionDefinition
        {
            Name = info.Name,
            Description = info.Description,
            Risk = Enum.TryParse<Risk>(info.Risk, ignoreCase: true, out var risk) ? risk : throw OperationErrors.RiskUnknown(info.Name, info.Risk),
            Arguments = [.. info.Arguments.Select(a => new ArgumentDefinition(
                a.Name,
                Enum.TryParse<ArgumentType>(a.Type, ignoreCase: true, out var type) ? type : throw OperationErrors.ArgumentTypeUnknown(info.Name, a.Name, a.Type),
                a.Description,
                a.Required))],
        };
    }

    /// <inheritdoc/>
    public IReadOnlyList<FunctionDefinition> For(string? application) => [.. functions.Values];

    /// <inheritdoc/>
    public async ValueTask<ActionOutcome> InvokeAsync(LamAction action, RunContext context, CancellationToken cancellationToken)
    {
        var call = new FunctionCall(token, action.Function, action.Arguments);
        ScriptAnswer answer;
        try
        {
            answer = await workplace.AwayAsync(() => peer.CallAsync<ScriptAnswer>(Methods.Function, call, cancellationToken)).ConfigureAwait(false);
        }
        catch (RpcException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return ActionOutcome.Failed(error.Message);
        }

        if (!answer.Succeeded)
        {
            return ActionOutcome.Failed(answer.Errors.Count > 0 ? string.Join("; ", answer.Errors) : $"exit code {answer.ExitCode}");
        }

        // It says itself whether it worked: an error of the function is its way to say no.
        var output = answer.Output.Count == 1 ? answer.Output[0] : answer.Output;
        var text = output as string ?? System.Text.Encoding.UTF8.GetString(JsonWriter.Write(output));
        return answer.Output.Count == 0
            ? ActionOutcome.Verified("the function ended without an error")
            : ActionOutcome.Read(text, "the function gave a result") with { Data = output };
    }
}
