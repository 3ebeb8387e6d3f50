using System.Collections.Concurrent;
using System.IO.Pipes;
using LamPS.Contracts;
using LamPS.Contracts.Hosting;
using LamPS.Contracts.Json;
using LamPS.Contracts.Learning;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Contracts.Runs;
using LamPS.Contracts.Scheduling;
using LamPS.Core;
using LamPS.Core.Actions;
using LamPS.Core.Runbooks;
using LamPS.Host.Composition;
using LamPS.Host.Operations;
using LamPS.Host.Scheduling;

namespace LamPS.Host.Serving;

/// <summary>
/// One client of the host from its greeting to its end. When it goes, in order or not, its calls are cancelled and what was started for it
/// is closed.
/// </summary>
internal sealed class ClientSession : IRpcTarget, IDisposable
{
    private readonly RpcPeer _peer;
    private readonly HostServer _server;
    private readonly Composer _composer;
    private readonly SessionWorkplace _workplace = new();
    private readonly ConcurrentDictionary<string, FunctionDefinition> _functions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, byte> _calls = new();
    private readonly NamedPipeServerStream _pipe;
    private bool _known;
    private bool _greeted;

    /// <summary>Takes a connection.</summary>
    /// <param name="pipe">The connection.</param>
    /// <param name="server">The host.</param>
    /// <param name="composer">Shared by all sessions.</param>
    public ClientSession(NamedPipeServerStream pipe, HostServer server, Composer composer)
    {
        _server = server;
        _composer = composer;
        _pipe = pipe;
        _peer = new RpcPeer(new MessageStream(pipe), this);
    }

    /// <summary>Serves until the client has gone and everything for it has ended.</summary>
    public async Task RunAsync()
    {
        _peer.Start();
        await _peer.Completion.ConfigureAwait(false);

        // Its calls have been cancelled by the end of the connection; each ends after its action in flight.
        await Task.WhenAll(_calls.Keys).ConfigureAwait(false);
        await _workplace.DisposeAsync().ConfigureAwait(false);
        _peer.Dispose();
    }

    /// <summary>Hangs up; the session ends by it.</summary>
    public void Dispose() => _peer.Dispose();

    /// <inheritdoc/>
    public async Task<object?> AnswerAsync(string method, object? parameters, CancellationToken cancellationToken)
    {
        if (!_known && !HostPipe.IsOwnClient(_pipe))
        {
            throw HostErrors.ClientRefused();
        }

        _known = true;

        // Ending the host must work from a client of any version: it is how the two come together again.
        if (!_greeted && method is not (Methods.Hello or Methods.Stop))
        {
            throw RpcErrors.GreetingMissing();
        }

        // Known before it begins: a call may run far before it first waits, and the client may be gone by then.
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls.TryAdd(ended.Task, 0);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return await CallAsync(method, parameters, cancellationToken).ConfigureAwait(false);
        }
        catch (LamException error)
        {
            throw new RpcException(RpcErrorCode.Failed, error.ToError(), error.ExitCode);
        }
        finally
        {
            _calls.TryRemove(ended.Task, out _);
            ended.SetResult();
        }
    }

    /// <inheritdoc/>
    public void OnNotification(string method, object? parameters)
    {
        // A client has nothing to tell that isn't a call.
    }

    private async Task<object?> CallAsync(string method, object? parameters, CancellationToken cancellationToken)
    {
        switch (method)
        {
            case Methods.Ping:
                return null;
            case Methods.Hello:
                return Greet(JsonRecords.To<HelloRequest>(parameters));
            case Methods.Info:
                return _server.Info;
            case Methods.Stop:
                return await StopAsync().ConfigureAwait(false);
            case Methods.Look:
                return (await new LookOperation(_composer, _workplace, Quiet(cancellationToken)).FindAsync(JsonRecords.To<LookRequest>(parameters)).ConfigureAwait(false)).List;
            case Methods.Act:
                return await ActAsync(JsonRecords.To<ActRequest>(parameters), cancellationToken).ConfigureAwait(false);
            case Methods.Check:
                var check = JsonRecords.To<StateRequest>(parameters);
                return await DoAsync(check.Token, true, cancellationToken, caller => new CheckOperation(_composer, _workplace, caller).ExecuteAsync(check)).ConfigureAwait(false);
            case Methods.Plan:
                return await new TaskOperation(_composer, _workplace, Quiet(cancellationToken)).PlanAsync(JsonRecords.To<PlanRequest>(parameters)).ConfigureAwait(false);
            case Methods.Task:
                var task = JsonRecords.To<TaskRequest>(parameters);
                return await DoAsync(task.Token, true, cancellationToken, caller => new TaskOperation(_composer, _workplace, caller).ExecuteAsync(task)).ConfigureAwait(false);
            case Methods.Run:
                return await RunbookAsync(JsonRecords.To<RunbookRequest>(parameters), cancellationToken).ConfigureAwait(false);
            case Methods.Validate:
                return new RunbookDescription(new RunbookOperation(_composer, _workplace, Quiet(cancellationToken))).Describe(JsonRecords.To<RunbookFile>(parameters).File);
            case Methods.Learn:
                var learn = JsonRecords.To<LearnRequest>(parameters);
                return await DoAsync(learn.Token, false, cancellationToken, caller => new ApplicationOperation(_composer, _workplace, caller).LearnAsync(learn)).ConfigureAwait(false);
            case Methods.MakeDataset:
                var dataset = JsonRecords.To<DatasetRequest>(parameters);
                return await WorkAsync(dataset.Token, cancellationToken, caller => new DatasetOperation(_composer, caller).MakeAsync(dataset)).ConfigureAwait(false);
            case Methods.Measure:
                var measure = JsonRecords.To<MeasureRequest>(parameters);
                return await WorkAsync(measure.Token, cancellationToken, caller => new EvaluationOperation(_composer, caller).MeasureAsync(measure)).ConfigureAwait(false);
            case Methods.Train:
                var training = JsonRecords.To<TrainingRequest>(parameters);
                return await WorkAsync(training.Token, cancellationToken, caller => new TrainingOperation(_composer, caller).TrainAsync(training)).ConfigureAwait(false);
            default:
                return await AnswerRecordsAsync(method, parameters, cancellationToken).ConfigureAwait(false);
        }
    }

    // What only reads what is known.
    private async Task<object?> AnswerRecordsAsync(string method, object? parameters, CancellationToken cancellationToken)
    {
        var records = new RunRecordOperation(_workplace);
        switch (method)
        {
            case Methods.Runs:
                return records.List(JsonRecords.To<RunsRequest>(parameters));
            case Methods.Report:
                return await records.ReportAsync(JsonRecords.To<ReportRequest>(parameters), cancellationToken).ConfigureAwait(false);
            case Methods.Compile:
                return records.Compile(JsonRecords.To<CompileRequest>(parameters), _composer);
            case Methods.StopRun:
                return records.Stop(JsonRecords.To<RunReference>(parameters), _server.Runs);
            case Methods.Applications:
                return new ApplicationOperation(_composer, _workplace, Quiet(cancellationToken)).List();
            case Methods.Functions:
                return FunctionList.Of(_composer, JsonRecords.To<FunctionsRequest>(parameters).Application, _functions.Values);
            case Methods.RegisterFunction:
                var function = RegisteredFunctions.Read(JsonRecords.To<FunctionInfo>(parameters));
                _functions[function.Name] = function;
                return null;
            case Methods.UnregisterFunction:
                return _functions.TryRemove(JsonRecords.To<FunctionReference>(parameters).Name, out _);
            case Methods.Models:
                return Models.List();
            case Methods.AddModel:
                return await Models.RegisterAsync(JsonRecords.To<ModelFolder>(parameters), cancellationToken).ConfigureAwait(false);
            case Methods.RemoveModel:
                Models.Remove(JsonRecords.To<ModelReference>(parameters).Name);
                return null;
            case Methods.AddSchedule:
                var schedule = JsonRecords.To<ScheduleRequest>(parameters);
                return await Schedules.AddAsync(Load(schedule.File, cancellationToken), schedule, cancellationToken).ConfigureAwait(false);
            case Methods.Schedules:
                return await Schedules.ListAsync(cancellationToken).ConfigureAwait(false);
            case Methods.RemoveSchedule:
                await Schedules.RemoveAsync(JsonRecords.To<ScheduleReference>(parameters).Name, cancellationToken).ConfigureAwait(false);
                return null;
            case Methods.Dataset:
                return new DatasetOperation(_composer, Quiet(cancellationToken)).Describe(JsonRecords.To<DatasetReference>(parameters).Path);
            case Methods.Training:
                return TrainingOperation.Show(JsonRecords.To<TrainingReference>(parameters).Path);
            case Methods.Families:
                return new DataOperation(_composer, null, Quiet(cancellationToken)).Families();
            case Methods.Health:
                return await new HealthOperation(_composer).CheckAsync(JsonRecords.To<HealthRequest>(parameters).Desktop, cancellationToken).ConfigureAwait(false);
            default:
                throw RpcErrors.MethodUnknown(method);
        }
    }

    private ModelOperation Models => new(_composer.Models);

    private ScheduleOperation Schedules => new(_composer, Scheduler.Here(), TimeProvider.System);

    private HostInfo Greet(HelloRequest hello)
    {
        if (hello.Protocol != ProtocolVersion.Current)
        {
            throw RpcErrors.ProtocolMismatch(hello.Protocol, hello.Client);
        }

        _greeted = true;
        return _server.Info;
    }

    private async Task<HostInfo> StopAsync()
    {
        var info = _server.Info;

        // The answer leaves before the host does.
        _ = Task.Run(async () =>
        {
            await Task.Delay(50).ConfigureAwait(false);
            _server.Stop();
        });
        await Task.Yield();
        return info;
    }

    private Task<ActResult> ActAsync(ActRequest request, CancellationToken cancellationToken) => DoAsync(
        request.Token,
        true,
        cancellationToken,
        caller => new ActOperation(_composer, _workplace, caller).ExecuteAsync(request, request.Settings.KeepOpen ? Afterwards.Keep : Afterwards.CloseWithCaller, report: request.Settings.Report is not null));

    private Task<RunResult> RunbookAsync(RunbookRequest request, CancellationToken cancellationToken)
    {
        var runbook = Load(request.File, cancellationToken);
        return DoAsync(
            request.Token,
            request.Scripts,
            cancellationToken,
            caller => new RunbookOperation(_composer, _workplace, caller).ExecuteAsync(runbook, request),
            runbook.StepCount);
    }

    private Runbook Load(string file, CancellationToken cancellationToken)
    {
        var load = new RunbookOperation(_composer, _workplace, Quiet(cancellationToken)).Load(file);
        return load.IsValid
            ? load.Runbook!
            : throw new RpcException(RpcErrorCode.Failed, load.Diagnostics[0].ToError(), ExitCode.InvalidInput, [.. load.Diagnostics.Select(RunbookDescription.ProblemOf)]);
    }

    private Caller Quiet(CancellationToken cancellationToken) => new()
    {
        Observer = SilentObserver.Instance,
        Bounds = _server.Policy,
        Functions = new RegisteredFunctions(_functions, _peer, _workplace, ""),
        Stop = cancellationToken,
        StopNow = CancellationToken.None,
    };

    // Whoever would end the host is told of work that takes hours, as of a run.
    private Task<T> WorkAsync<T>(string token, CancellationToken cancellationToken, Func<Caller, Task<T>> work) => DoAsync(token, false, cancellationToken, async caller =>
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(caller.Stop);
        _server.Runs.Add(token, stop);
        try
        {
            return await work(caller with { Stop = stop.Token }).ConfigureAwait(false);
        }
        finally
        {
            _server.Runs.Remove(token);
        }
    });

    private async Task<T> DoAsync<T>(string token, bool scripts, CancellationToken cancellationToken, Func<Caller, Task<T>> work, int steps = 0)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var updates = new UpdateSender(_peer, token, _server.Runs, stop);
        if (steps > 0)
        {
            updates.Expect(steps);
        }

        return await work(new Caller
        {
            Observer = updates,
            Confirmation = new ClientConfirmation(_peer, token),
            IsAttended = true,
            Bounds = _server.Policy,
            Note = updates.Note,
            Progress = updates.Progress,
            Scripts = scripts ? () => new ClientScriptEngine(_peer, _workplace, token) : null,
            Functions = new RegisteredFunctions(_functions, _peer, _workplace, token),
            Stop = stop.Token,
        }).ConfigureAwait(false);
    }
}
