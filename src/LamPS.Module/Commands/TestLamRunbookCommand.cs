using System.Management.Automation;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Module.Messages;
using LamPS.Module.Pipeline;

namespace LamPS.Module.Commands;

/// <summary>Checks runbooks without touching anything; each problem is an error with file, line and column.</summary>
[Cmdlet(VerbsDiagnostic.Test, "LamRunbook", DefaultParameterSetName = PathSet)]
[OutputType(typeof(RunbookInfo), typeof(bool))]
public sealed class TestLamRunbookCommand : AsyncLamCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>Files; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Files whose names are taken as they are.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName", "File")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Gives only whether each can be run.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var isLiteral = ParameterSetName == LiteralPathSet;
        foreach (var path in isLiteral ? LiteralPath : Path)
        {
            foreach (var file in ResolveFiles(path, isLiteral))
            {
                Check(file);
            }
        }
    }

    private void Check(string file)
    {
        if (!TryCall<RunbookInfo>(Methods.Validate, _ => new RunbookFile(file), file, out var info))
        {
            return;
        }

        if (Quiet.IsPresent)
        {
            WriteObject(info.Valid);
            return;
        }

        WriteObject(info);
        foreach (var problem in info.Problems)
        {
            WriteError(Errors.Problem(problem));
        }
    }
}
