using LamPS.Contracts;
using LamPS.Contracts.Planning;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Runs;
using LamPS.Core.Agent;
using LamPS.Core.Runbooks;
using LamPS.Core.Runbooks.Execution;
using LamPS.Host.Composition;

namespace LamPS.Host.Operations;

/// <summary>A request in words: its plan, or its verified result.</summary>
internal sealed class TaskOperation(Composer composer, Workplace workplace, Caller caller)
{
    /// <summary>Plans it; starts nothing.</summary>
    public async Task<PlanInfo> PlanAsync(PlanRequest request)
    {
        var agent = await composer.AgentAsync(request.Model, request.Application, caller.Functions, [], caller.Stop).ConfigureAwait(false);
        var plan = await agent.PlanAsync(new Core.Planning.TaskRequest { Text = request.Text, Application = request.Application }, caller.Stop).ConfigureAwait(false);
        return new PlanInfo(
            request.Text, request.Application, plan.Planner, [.. plan.Steps.Select((step, i) => new PlanStepInfo(i + 1, step.Text, step.Function, step.Source))], plan.Unplanned)
        {
            Doubts = plan.Doubts,
        };
    }

    /// <summary>Does it and proves the result.</summary>
    public Task<RunResult> ExecuteAsync(TaskRequest request)
    {
        var document = Documents.Existing(request.Scope.Document);
        var task = new Core.Planning.TaskRequest
        {
            Text = request.Text,
            Application = request.Scope.Application ?? Documents.ApplicationFor(document) ?? throw AgentErrors.NoApplication(),
            Document = document,
            SaveTo = [.. request.SaveTo.Select(Documents.Target)],
        };
        var expectations = request.Expectations.Count == 0 ? null : ExpectationText.ToRunbook(request.Expectations, request.Directory);
        return new RunOperation(composer, workplace, caller).ExecuteAsync(new RunOperation.Work
        {
            Kind = "task",
            Request = request.Text,
            Scope = request.Scope with { Application = task.Application },
            Settings = request.Settings,

            // What was done and not saved would be thrown away by closing it.
            Afterwards = !request.Scope.Headless && (request.Settings.KeepOpen || task.SaveTo.Count == 0) ? Afterwards.Keep : Afterwards.Close,
            Body = async (context, agent, stop) =>
            {
                var ending = await new TaskRunner(agent).RunAsync(task, context, stop).ConfigureAwait(false);

                // What a person asked to be checked proves what no action could prove by itself.
                return expectations is null || ending.Outcome is not (Outcome.Verified or Outcome.Unverified)
                    ? ending
                    : await new RunbookExecutor(agent, caller.Scripts).DoAsync(expectations, new Dictionary<string, RunbookValue>(), context, stop).ConfigureAwait(false);
            },
        });
    }
}
