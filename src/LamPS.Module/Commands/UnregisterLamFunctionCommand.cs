using System.Linq;
using System.Management.Automation;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Module.Functions;
using LamPS.Module.Hosting;
using LamPS.Module.Messages;
using LamPS.Module.Pipeline;

namespace LamPS.Module.Commands;

/// <summary>Takes registered functions back.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "LamFunction", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class UnregisterLamFunctionCommand : AsyncLamCmdlet
{
    /// <summary>Names for requests and runbooks; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var name in Name)
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            var found = FunctionRegistry.Shared.All.Select(f => f.Info.Name).Where(n => pattern.IsMatch(n)).ToList();
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                WriteError(Errors.FunctionNotFound(name));
            }

            foreach (var one in found)
            {
                if (ShouldProcess(one, MyInvocation.MyCommand.Name))
                {
                    Remove(one);
                }
            }
        }
    }

    private void Remove(string name)
    {
        FunctionRegistry.Shared.Remove(name);
        try
        {
            // A host that has ended has forgotten it already; none is started for this.
            _ = Await(async stop => await HostSession.Shared.FindAsync(stop).ConfigureAwait(false) is { } connection
                ? await connection.CallAsync<object?>(Methods.UnregisterFunction, new FunctionReference(name), stop).ConfigureAwait(false)
                : null);
        }
        catch (RpcException error)
        {
            WriteHostError(error, name);
        }
    }
}
