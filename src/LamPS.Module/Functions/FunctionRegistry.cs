using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;
using LamPS.Contracts;
using LamPS.Contracts.Hosting;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Module.Hosting;
using LamPS.Module.Messages;
using LamPS.Module.Scripts;

namespace LamPS.Module.Functions;

/// <summary>PowerShell functions that the host may call while a cmdlet runs. The host forgets them with the connection; this doesn't.</summary>
internal sealed class FunctionRegistry
{
    private readonly ConcurrentDictionary<string, RegisteredFunction> _functions = new(StringComparer.Ordinal);

    private FunctionRegistry() => HostSession.Shared.OnOpened = TellAllAsync;

    /// <summary>The only one.</summary>
    public static FunctionRegistry Shared { get; } = new();

    /// <summary>All of them.</summary>
    public IEnumerable<RegisteredFunction> All => _functions.Values;

    /// <summary>Adds or replaces one here; the host must be told beside.</summary>
    /// <param name="function">The function.</param>
    public void Add(RegisteredFunction function)
    {
        _functions[function.Info.Name] = function;
        FunctionArguments.Forget();
    }

    /// <summary>Removes one here.</summary>
    /// <param name="name">Its name for the host.</param>
    public void Remove(string name)
    {
        _functions.TryRemove(name, out _);
        FunctionArguments.Forget();
    }

    /// <summary>Calls one. On the thread of a pipeline.</summary>
    /// <param name="call">Function and arguments.</param>
    /// <param name="state">Session in which the pipeline runs.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public ScriptAnswer Invoke(FunctionCall call, SessionState state, CancellationToken cancellationToken)
    {
        if (!_functions.TryGetValue(call.Name, out var function))
        {
            throw new RpcException(
                RpcErrorCode.Failed,
                new LamError(nameof(Strings.FunctionNotFound), Strings.Format(Strings.FunctionNotFound, call.Name), Strings.FunctionNotFoundRemedy),
                ExitCode.InvalidInput);
        }

        var arguments = call.Arguments
            .Where(a => function.Parameters.ContainsKey(a.Key))
            .ToDictionary(a => function.Parameters[a.Key], a => a.Value);

        // A script block of another runspace would want to run there, where nobody may be listening.
        var command = Runspace.DefaultRunspace?.InstanceId == function.Runspace ? (object)function.Body : ScriptBlock.Create(function.Body.ToString());
        return new CallerScript(state).Call(command, arguments, cancellationToken);
    }

    private async Task TellAllAsync(HostConnection connection, CancellationToken cancellationToken)
    {
        foreach (var function in All)
        {
            await connection.CallAsync<object?>(Methods.RegisterFunction, function.Info, cancellationToken).ConfigureAwait(false);
        }
    }
}
