using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Security;
using LamPS.Contracts.Rpc;
using LamPS.Contracts.Scheduling;
using LamPS.Module.Messages;
using LamPS.Module.Pipeline;
using LamPS.Module.Values;

namespace LamPS.Module.Commands;

/// <summary>Registers runs of a runbook at certain times or events.</summary>
[Cmdlet(VerbsLifecycle.Register, "LamRunbook", SupportsShouldProcess = true, DefaultParameterSetName = DailySet)]
[OutputType(typeof(ScheduleInfo))]
public sealed class RegisterLamRunbookCommand : RunningLamCmdlet
{
    private const string DailySet = "Daily";
    private const string WeeklySet = "Weekly";
    private const string MonthlySet = "Monthly";
    private const string OnceSet = "Once";
    private const string LogonSet = "Logon";
    private const string IdleSet = "Idle";
    private const string EventSet = "Event";

    /// <summary>Name: letters, digits, dash, underscore, at most 64.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>The runbook.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName", "File")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Every day.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DailySet)]
    public SwitchParameter Daily { get; set; }

    /// <summary>On days of each week.</summary>
    [Parameter(Mandatory = true, ParameterSetName = WeeklySet)]
    public SwitchParameter Weekly { get; set; }

    /// <summary>On days of each month.</summary>
    [Parameter(Mandatory = true, ParameterSetName = MonthlySet)]
    public SwitchParameter Monthly { get; set; }

    /// <summary>Once.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OnceSet)]
    public SwitchParameter Once { get; set; }

    /// <summary>When the user logs on.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LogonSet)]
    public SwitchParameter AtLogon { get; set; }

    /// <summary>When nobody has touched the machine for so many minutes.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdleSet)]
    [ValidateRange(1, 999)]
    public int IdleMinute { get; set; }

    /// <summary>When this is written to an event log: LOG:SOURCE:ID.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EventSet)]
    [ValidateNotNullOrEmpty]
    public string Event { get; set; } = "";

    /// <summary>Time of day; for -Once the day as well.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DailySet)]
    [Parameter(Mandatory = true, ParameterSetName = WeeklySet)]
    [Parameter(Mandatory = true, ParameterSetName = MonthlySet)]
    [Parameter(Mandatory = true, ParameterSetName = OnceSet)]
    public DateTime? At { get; set; }

    /// <summary>Days of the week.</summary>
    [Parameter(Mandatory = true, ParameterSetName = WeeklySet)]
    [ValidateNotNullOrEmpty]
    public DayOfWeek[] DayOfWeek { get; set; } = [];

    /// <summary>Days of the month.</summary>
    [Parameter(ParameterSetName = MonthlySet)]
    [ValidateRange(1, 31)]
    public int[] Day { get; set; } = [];

    /// <summary>The last day of the month.</summary>
    [Parameter(ParameterSetName = MonthlySet)]
    public SwitchParameter LastDay { get; set; }

    /// <summary>Values of the runbook's parameters by name; no secrets.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Parameter { get; set; }

    /// <summary>Folder that relative paths start from; without it the current location.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? WorkingFolder { get; set; }

    /// <summary>With the highest privileges of the user.</summary>
    [Parameter]
    public SwitchParameter Highest { get; set; }

    private string Trigger => ParameterSetName switch
    {
        WeeklySet => $"weekly {string.Join(",", DayOfWeek)}@{Time}",
        MonthlySet => $"monthly {string.Join(",", Day.Select(d => d.ToString(CultureInfo.InvariantCulture)).Concat(LastDay.IsPresent ? ["last"] : []))}@{Time}",
        OnceSet => $"once {At?.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)}",
        LogonSet => "logon",
        IdleSet => $"idle {IdleMinute.ToString(CultureInfo.InvariantCulture)}m",
        EventSet => $"event {Event}",
        _ => $"daily {Time}",
    };

    private string? Time => At?.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // The host refuses secrets by the runbook's word; here the type of the value says it.
        if ((Parameter?.Cast<DictionaryEntry>() ?? []).FirstOrDefault(e => (e.Value is PSObject wrapped ? wrapped.BaseObject : e.Value) is SecureString or PSCredential) is { Key: not null } secret)
        {
            WriteError(Errors.SecretInSchedule(secret.Key.ToString()!));
            return;
        }

        foreach (var file in ResolveFiles(Path, isLiteral: true))
        {
            if (ShouldProcess($"{Name}: {file}, {Trigger}", MyInvocation.MyCommand.Name)
                && TryCall<ScheduleInfo>(Methods.AddSchedule, _ => Request(file), Name, out var added))
            {
                WriteObject(added);
            }
        }
    }

    private ScheduleRequest Request(string file) => new(
        Name,
        file,
        Trigger,
        WorkingFolder is null ? CurrentFolder : Resolve(WorkingFolder),
        (Parameter?.Cast<DictionaryEntry>() ?? []).ToDictionary(e => e.Key.ToString()!, e => PlainValue.From(e.Value), StringComparer.Ordinal),
        Scope(timeoutSec: TimeoutSec),
        Settings(),
        Highest.IsPresent,
        Force.IsPresent);
}
