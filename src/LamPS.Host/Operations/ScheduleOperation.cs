using System.Collections;
using System.Globalization;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Scheduling;
using LamPS.Core;
using LamPS.Core.Policies;
using LamPS.Core.Runbooks;
using LamPS.Core.Scheduling;
using LamPS.Host.Composition;
using LamPS.Host.Scheduling;

namespace LamPS.Host.Operations;

/// <summary>Runbooks that are run at certain times or events.</summary>
internal sealed class ScheduleOperation(Composer composer, Scheduler scheduler, TimeProvider time)
{
    /// <summary>What would be registered.</summary>
    /// <param name="runbook">The runbook, valid.</param>
    /// <param name="request">The request.</param>
    /// <exception cref="LamException">Something in it is wrong.</exception>
    public SchedulePreview Preview(Runbook runbook, ScheduleRequest request) => scheduler.Preview(Make(runbook, request));

    /// <summary>Registers runs of a runbook.</summary>
    /// <param name="runbook">The runbook, valid.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="LamException">Something in it is wrong, or the scheduler can't be used.</exception>
    public async Task<ScheduleInfo> AddAsync(Runbook runbook, ScheduleRequest request, CancellationToken cancellationToken)
    {
        var schedule = Make(runbook, request);
        _ = scheduler.Preview(schedule);
        if (!request.Force && await scheduler.FindAsync(schedule.Name, cancellationToken).ConfigureAwait(false) is not null)
        {
            throw SchedulingErrors.ScheduleExists(schedule.Name);
        }

        await scheduler.AddAsync(schedule, cancellationToken).ConfigureAwait(false);
        return await ShowAsync(schedule.Name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>All schedules.</summary>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="LamException">The scheduler can't be used.</exception>
    public async Task<IReadOnlyList<ScheduleInfo>> ListAsync(CancellationToken cancellationToken)
    {
        List<ScheduleInfo> list = [];
        foreach (var name in await scheduler.NamesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await scheduler.FindAsync(name, cancellationToken).ConfigureAwait(false) is { } found)
            {
                list.Add(Describe(found));
            }
        }

        return list;
    }

    /// <summary>A schedule.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="LamException">There is none.</exception>
    public async Task<ScheduleInfo> ShowAsync(string name, CancellationToken cancellationToken) => Describe(await FindAsync(name, cancellationToken).ConfigureAwait(false));

    /// <summary>Removes a schedule.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="LamException">There is none, or it can't be removed.</exception>
    public async Task RemoveAsync(string name, CancellationToken cancellationToken)
    {
        var found = await FindAsync(name, cancellationToken).ConfigureAwait(false);
        await scheduler.RemoveAsync(found.Name, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RegisteredSchedule> FindAsync(string name, CancellationToken cancellationToken) =>
        await scheduler.FindAsync(Schedule.CheckName(name), cancellationToken).ConfigureAwait(false) ?? throw SchedulingErrors.ScheduleNotFound(name);

    private Schedule Make(Runbook runbook, ScheduleRequest request)
    {
        var now = time.GetLocalNow().DateTime;
        var trigger = TriggerReader.Read(request.Trigger);
        if (trigger is ScheduleTrigger.Once once && once.At <= now)
        {
            throw SchedulingErrors.TriggerPassed(trigger);
        }

        if (!Directory.Exists(request.WorkingFolder))
        {
            throw OperationErrors.FileNotFound("--working-folder", request.WorkingFolder);
        }

        var name = Schedule.CheckName(request.Name);
        return new Schedule
        {
            Name = name,
            Runbook = Path.GetFullPath(runbook.File),
            Trigger = trigger,
            Program = ThisProgram.Command,
            Parameters = Parameters(runbook, request),
            Options = Options(runbook, request),
            Environment = ThisProgram.Environment,
            WorkingFolder = Path.GetFullPath(request.WorkingFolder),
            Log = Path.Combine(Path.GetFullPath(LampsHome.Schedules), $"{name}.log"),
            User = ThisProgram.User,
            Highest = request.Highest,
            TimeLimit = TimeLimit.Of(request.Scope),
            Registered = now,
        };
    }

    // Checked as a run does, but for the values of secrets: those are fetched when it runs.
    private static IReadOnlyList<string> Parameters(Runbook runbook, ScheduleRequest request)
    {
        foreach (var secret in runbook.Parameters.Where(p => p.Type == ParameterType.Secret))
        {
            var isGiven = request.Parameters.ContainsKey(secret.Name);
            if (isGiven || secret is { Required: true, From: null, Default: null })
            {
                throw SchedulingErrors.SecretInSchedule(secret.Name, isGiven);
            }
        }

        ParameterBinder.Bind(runbook, request.Parameters.ToDictionary(p => p.Key, p => RunbookValue.From(p.Value), StringComparer.Ordinal), _ => "a secret");
        return [.. request.Parameters.Where(p => p.Value is not null).Select(p => $"{p.Key}={Text(p.Key, p.Value)}")];
    }

    private static string Text(string name, object? value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        IDictionary => throw SchedulingErrors.TextNotSchedulable(name, "its value is a map, which no command line can give"),
        IEnumerable list => string.Join(',', list.Cast<object?>().Select(item => Text(name, item) is var text && !text.Contains(',')
            ? text
            : throw SchedulingErrors.TextNotSchedulable(text, $"it is an item of the list '{name}', and commas part those"))),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private IReadOnlyList<string> Options(Runbook runbook, ScheduleRequest request)
    {
        var (scope, settings) = (request.Scope, request.Settings);
        var desktop = scope.Desktop == "auto" ? runbook.Desktop : scope.Desktop;
        if (composer.Desktops.Resolve(desktop, scope.Application ?? runbook.ApplicationName) is var kind && scope.Headless && kind != "atspi")
        {
            throw OperationErrors.HeadlessNeedsLiveDesktop(kind);
        }

        var policy = settings.Policy;
        if (policy is not null && !Policy.BuiltIn.Any(p => p.Name == policy))
        {
            PolicyReader.Resolve(policy);
            policy = Path.GetFullPath(policy);
        }

        List<string> options = [];
        void Add(bool isAsked, params string?[] words) => options.AddRange(isAsked ? words.OfType<string>() : []);
        Add(scope.Desktop != "auto", "--desktop", scope.Desktop);
        Add(scope.Headless, "--headless");
        Add(scope.Application is not null, "--app", scope.Application);
        Add(scope.Document is not null, "--document", scope.Document);
        Add(policy is not null, "--policy", policy);
        Add(settings.Model is not null, "--model", settings.Model);
        Add(settings.Report is not null, "--report", settings.Report);
        Add(!settings.Screenshots, "--no-screenshots");
        Add(settings.MaxActions != new RunSettings().MaxActions, "--max-actions", settings.MaxActions.ToString(CultureInfo.InvariantCulture));
        Add(settings.KeepOpen, "--keep-open");
        return options;
    }

    private ScheduleInfo Describe(RegisteredSchedule found)
    {
        var asked = found.Asked;
        return new ScheduleInfo(
            found.Name,
            scheduler.Kind,
            asked?.Runbook ?? "",
            asked?.Trigger.ToString() ?? "",
            asked?.Trigger.Description ?? "",
            asked?.Parameters ?? [],
            asked?.Command ?? [],
            asked?.WorkingFolder ?? "",
            asked?.User ?? "",
            asked?.Highest ?? false,
            asked?.TimeLimit?.TotalMilliseconds,
            found.Enabled switch { true => "enabled", false => "disabled", null => "unknown" },
            found is { Enabled: not false, Changes.Count: 0 } ? asked?.Trigger.NextAfter(time.GetUtcNow(), time.LocalTimeZone) : null,
            found.LastRun,
            found.LastExitCode,
            asked?.Log ?? "",
            found.Places,
            asked is null ? [.. found.Changes, "What was asked for can't be read from it: it was changed, or LamPS didn't make it. Add it again with --force."] : found.Changes);
    }
}
