using System.Management.Automation;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Module.Completion;
using LamPS.Module.Pipeline;

namespace LamPS.Module.Commands;

/// <summary>Gathers the map of an application: its menus, dialogs, fields and tool bars. Starts the application and looks through it.</summary>
[Cmdlet(VerbsData.Update, "LamApplication", SupportsShouldProcess = true)]
[OutputType(typeof(LearnResult))]
public sealed class UpdateLamApplicationCommand : AsyncLamCmdlet
{
    /// <summary>Names of the catalog.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Application")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Desktop on which it is started.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DesktopCompleter))]
    public string Desktop { get; set; } = "auto";

    /// <summary>Works in a private session that nobody sees.</summary>
    [Parameter]
    public SwitchParameter Headless { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var name in Name)
        {
            if (ShouldProcess(name, MyInvocation.MyCommand.Name)
                && TryCall<LearnResult>(Methods.Learn, token => new LearnRequest(token, name, Desktop, Headless.IsPresent), name, out var map))
            {
                WriteObject(map);
            }
        }
    }
}
