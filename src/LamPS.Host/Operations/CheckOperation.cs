using LamPS.Contracts.Requests;
using LamPS.Contracts.Runs;
using LamPS.Core.Agent;
using LamPS.Core.Elements;
using LamPS.Core.Runbooks;
using LamPS.Core.Runbooks.Execution;
using LamPS.Core.Selectors;
using LamPS.Host.Composition;

namespace LamPS.Host.Operations;

/// <summary>Verification alone: the state of an element, and expectations as runbooks have them.</summary>
internal sealed class CheckOperation(Composer composer, Workplace workplace, Caller caller)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Looks, again and again until it holds or the time is up.</summary>
    /// <exception cref="Core.LamException">The request is wrong, or the desktop isn't ready.</exception>
    public async Task<StateResult> ExecuteAsync(StateRequest request)
    {
        var expectations = request.Expectations.Count == 0 ? null : ExpectationText.ToRunbook(request.Expectations, request.Directory);
        var check = request.Selector is null && request.Element is null ? null : new ElementCheck(request);
        if (check is null && expectations is null)
        {
            throw OperationErrors.NothingToCheck();
        }

        if (request.Scope.Application is null && request.Scope.Document is null && check is null)
        {
            // Files and processes need no desktop; a window of any application does.
            return await CheckAllAsync(request, null, expectations!).ConfigureAwait(false);
        }

        return expectations is null
            ? await new LookOperation(composer, workplace, caller).LookAsync(request.Scope, (context, stop) => PollAsync(check!, request, context, stop)).ConfigureAwait(false)
            : await CheckAllAsync(request, check, expectations).ConfigureAwait(false);
    }

    private static async Task<StateResult> PollAsync(ElementCheck check, StateRequest request, RunContext context, CancellationToken cancellationToken)
    {
        var wait = TimeSpan.FromMilliseconds(request.WaitMs);
        var started = context.Time.GetTimestamp();
        while (true)
        {
            var found = await check.LookAsync(context, cancellationToken).ConfigureAwait(false);
            if (found.All(e => e.Holds) || context.Time.GetElapsedTime(started) >= wait || !context.Desktop.ChangesByItself)
            {
                return new StateResult(found.All(e => e.Holds), found);
            }

            await context.Desktop.WaitForChangeAsync(Pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<StateResult> CheckAllAsync(StateRequest request, ElementCheck? check, Runbook expectations)
    {
        var application = request.Scope.Application ?? Documents.ApplicationFor(request.Scope.Document);
        var element = new StateResult(true, []);
        var run = await new RunOperation(composer, workplace, caller).ExecuteAsync(new RunOperation.Work
        {
            Kind = "expect",
            Request = string.Join("; ", request.Expectations),
            Scope = request.Scope with { Application = application },
            Settings = new RunSettings(Screenshots: false),
            Afterwards = Afterwards.CloseWithCaller,
            Report = false,
            Body = async (context, agent, stop) =>
            {
                context.Limits = context.Limits with { Wait = TimeSpan.FromMilliseconds(request.WaitMs) };
                if (application is not null)
                {
                    await Attachment.AttachAsync(request.Scope with { Application = application }, context, stop).ConfigureAwait(false);
                    element = check is null ? element : await PollAsync(check, request, context, stop).ConfigureAwait(false);
                }

                return await new RunbookExecutor(agent, caller.Scripts).DoAsync(expectations, new Dictionary<string, RunbookValue>(), context, stop).ConfigureAwait(false);
            },
        }).ConfigureAwait(false);
        IReadOnlyList<ExpectationOutcome> all = [.. element.Expectations, .. run.Expectations];
        if (run.Error is { } error && all.All(e => e.Holds))
        {
            throw new Core.LamException(error.Id, (Contracts.ExitCode)run.ExitCode, error.Message, error.Remedy);
        }

        return new StateResult(element.Holds && run.Outcome == Contracts.Outcome.Verified, all);
    }

    /// <summary>What is to be true of one element.</summary>
    private sealed class ElementCheck
    {
        private readonly StateRequest _request;
        private readonly Selector? _selector;
        private readonly ElementId _id;
        private readonly IReadOnlyList<(ElementStates State, bool Wanted)> _states;

        public ElementCheck(StateRequest request)
        {
            _request = request;
            _selector = request.Selector is null ? null : Selector.Parse(request.Selector);
            if (request.Element is { } id && !ElementId.TryParse(id, out _id))
            {
                throw OperationErrors.ElementIdInvalid(id);
            }

            _states = [.. request.States.Select(s => Enum.TryParse<ElementStates>(s.Key, ignoreCase: true, out var state) && s.Value is bool wanted
                ? (state, wanted)
                : throw OperationErrors.StateUnknown(s.Key))];
        }

        public async Task<IReadOnlyList<ExpectationOutcome>> LookAsync(RunContext context, CancellationToken cancellationToken)
        {
            var what = _selector is null ? _id.ToString() : _selector.ToString();
            var element = _selector is null
                ? await context.Desktop.ReadAsync(_id, cancellationToken).ConfigureAwait(false)
                : _selector.Find(await new Observer(context).CaptureAsync(cancellationToken).ConfigureAwait(false)).First;
            if (element is null || !_request.Exists)
            {
                return [new(null, $"{what} {(_request.Exists ? "to be there" : "not to be there")}", (element is not null) == _request.Exists, element is null ? "nothing is found" : $"there is {element}")];
            }

            var found = _states.Select(s => new ExpectationOutcome(
                null, $"{element} {(s.Wanted ? "" : "not ")}to be {s.State.ToString().ToLowerInvariant()}", element.Is(s.State) == s.Wanted, $"it is {(element.Is(s.State) ? "" : "not ")}so")).ToList();
            if (_request.Value is { } value)
            {
                found.Add(new(null, $"{element} to have the value '{value}'", Lines(element.Value) == Lines(value), $"it has '{ScreenText.Short(element.Value ?? "", 120)}'"));
            }

            if (_request.Contains is { } part)
            {
                found.Add(new(
                    null,
                    $"{element} to contain '{part}'",
                    element.Name.Contains(part, StringComparison.OrdinalIgnoreCase) || element.Value?.Contains(part, StringComparison.OrdinalIgnoreCase) == true,
                    $"it says '{ScreenText.Short(element.Value ?? element.Name, 120)}'"));
            }

            return found.Count > 0 ? found : [new(null, $"{what} to be there", true, $"there is {element}")];
        }

        private static string Lines(string? text) => (text ?? "").ReplaceLineEndings("\n");
    }
}
