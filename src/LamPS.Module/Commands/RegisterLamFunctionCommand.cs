using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text.RegularExpressions;
using LamPS.Contracts.Rpc;
using LamPS.Module.Functions;
using LamPS.Module.Hosting;
using LamPS.Module.Messages;
using LamPS.Module.Pipeline;
using FunctionInfo = LamPS.Contracts.Requests.FunctionInfo;

namespace LamPS.Module.Commands;

/// <summary>
/// Hands a PowerShell function to whoever plans and decides: its arguments come from its parameters, what it does from its comment-based help.
/// It runs in this PowerShell while one of the other cmdlets is at work.
/// </summary>
[Cmdlet(VerbsLifecycle.Register, "LamFunction", SupportsShouldProcess = true)]
[OutputType(typeof(FunctionInfo))]
public sealed class RegisterLamFunctionCommand : AsyncLamCmdlet
{
    /// <summary>Name of the PowerShell function, or the function itself (<c>Get-Command</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Function")]
    [ValidateNotNull]
    public object Command { get; set; } = "";

    /// <summary>Name for requests and runbooks; without it <c>New-SupportTicket</c> becomes <c>new_support_ticket</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>What it may set off; <c>Change</c> by default.</summary>
    [Parameter]
    public FunctionRisk Risk { get; set; } = FunctionRisk.Change;

    /// <summary>What it does, in one sentence; without it the synopsis of its help.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Description { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Find() is not { } function || Read(function) is not { } registered || !ShouldProcess(registered.Info.Name, MyInvocation.MyCommand.Name))
        {
            return;
        }

        if (TryRegister(registered))
        {
            FunctionRegistry.Shared.Add(registered);
            WriteObject(registered.Info);
        }
    }

    private bool TryRegister(RegisteredFunction registered)
    {
        try
        {
            _ = Await(async stop =>
            {
                var connection = await HostSession.Shared.OpenAsync(stop).ConfigureAwait(false);
                return await connection.CallAsync<object?>(Methods.RegisterFunction, registered.Info, stop).ConfigureAwait(false);
            });
            return true;
        }
        catch (RpcException error)
        {
            WriteHostError(error, registered.Info.Name);
            return false;
        }
    }

    private System.Management.Automation.FunctionInfo? Find()
    {
        var given = Command is PSObject wrapped ? wrapped.BaseObject : Command;
        var found = given as CommandInfo ?? SessionState.InvokeCommand.GetCommand(given.ToString(), CommandTypes.All);
        if (found is AliasInfo alias)
        {
            found = alias.ResolvedCommand;
        }

        if (found is System.Management.Automation.FunctionInfo function)
        {
            return function;
        }

        WriteError(found is null ? Errors.CommandNotFound(given.ToString()) : Errors.CommandNotFunction(found.Name, found.CommandType.ToString()));
        return null;
    }

    private RegisteredFunction? Read(System.Management.Automation.FunctionInfo function)
    {
        var name = Name ?? FunctionReader.SnakeCase(function.Name);
        if (!Regex.IsMatch(name, "^[a-z][a-z0-9_]*$"))
        {
            WriteError(Errors.FunctionNameInvalid(name));
            return null;
        }

        var help = FunctionReader.Help(function);
        var description = Description ?? FunctionReader.Description(help);
        if (description.Length == 0)
        {
            WriteError(Errors.HelpMissing(function.Name));
            return null;
        }

        var arguments = FunctionReader.Arguments(function, help, out var unsupported);
        if (unsupported is not null)
        {
            WriteError(Errors.ParameterUnsupported(function.Name, unsupported.Name, unsupported.ParameterType));
            return null;
        }

        var info = new FunctionInfo(name, description, Risk.ToString().ToLowerInvariant(), [.. arguments.Select(a => a.Argument)], "registered", NeedsElement: false);
        return new RegisteredFunction(
            info, function.ScriptBlock, Runspace.DefaultRunspace?.InstanceId ?? Guid.Empty, arguments.ToDictionary(a => a.Argument.Name, a => a.Parameter));
    }
}
