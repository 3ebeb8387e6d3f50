namespace LamPS.Contracts.Rpc;

/// <summary>Names of what can be called on the pipe, with the records that go there and come back.</summary>
public static class Methods
{
    /// <summary>First call of a connection: <c>HelloRequest</c>, gives <c>HostInfo</c>.</summary>
    public const string Hello = "host/hello";

    /// <summary>Nothing, gives nothing: for measuring.</summary>
    public const string Ping = "host/ping";

    /// <summary>Nothing, gives <c>HostInfo</c>.</summary>
    public const string Info = "host/info";

    /// <summary>Ends the host once its runs have stopped; gives <c>HostInfo</c>.</summary>
    public const string Stop = "host/stop";

    /// <summary><c>HealthRequest</c>, gives <c>HealthReport</c>.</summary>
    public const string Health = "host/health";

    /// <summary><c>LookRequest</c>, gives <c>ElementList</c>.</summary>
    public const string Look = "elements/find";

    /// <summary><c>ActRequest</c>, gives <c>ActResult</c>.</summary>
    public const string Act = "action/do";

    /// <summary><c>StateRequest</c>, gives <c>StateResult</c>.</summary>
    public const string Check = "state/check";

    /// <summary><c>PlanRequest</c>, gives <c>PlanInfo</c>.</summary>
    public const string Plan = "plan/make";

    /// <summary><c>TaskRequest</c>, gives <c>RunResult</c>.</summary>
    public const string Task = "task/run";

    /// <summary><c>RunbookRequest</c>, gives <c>RunResult</c>.</summary>
    public const string Run = "runbook/run";

    /// <summary><c>RunbookFile</c>, gives <c>RunbookInfo</c>.</summary>
    public const string Validate = "runbook/check";

    /// <summary><c>RunsRequest</c>, gives <c>RunList</c>.</summary>
    public const string Runs = "runs/list";

    /// <summary><c>ReportRequest</c>, gives <c>RunResult</c>.</summary>
    public const string Report = "runs/report";

    /// <summary><c>RunReference</c>: stops a run of this host; gives <c>RunInfo</c>.</summary>
    public const string StopRun = "runs/stop";

    /// <summary><c>CompileRequest</c>, gives <c>CompiledRunbook</c>.</summary>
    public const string Compile = "runs/compile";

    /// <summary>Nothing, gives a list of <c>ApplicationInfo</c>.</summary>
    public const string Applications = "applications/list";

    /// <summary><c>LearnRequest</c>, gives <c>LearnResult</c>.</summary>
    public const string Learn = "applications/learn";

    /// <summary><c>FunctionsRequest</c>, gives a list of <c>FunctionInfo</c>.</summary>
    public const string Functions = "functions/list";

    /// <summary><c>FunctionInfo</c>: makes a function of the caller known for the life of its connection.</summary>
    public const string RegisterFunction = "functions/register";

    /// <summary><c>FunctionReference</c>: takes it back.</summary>
    public const string UnregisterFunction = "functions/unregister";

    /// <summary>Nothing, gives a list of <c>ModelInfo</c>.</summary>
    public const string Models = "models/list";

    /// <summary><c>ModelFolder</c>, gives <c>ModelInfo</c>: copies a folder into the user's models.</summary>
    public const string AddModel = "models/add";

    /// <summary><c>ModelReference</c>: deletes a model that was added.</summary>
    public const string RemoveModel = "models/remove";

    /// <summary><c>MeasureRequest</c>, gives <c>MeasureResult</c>.</summary>
    public const string Measure = "models/measure";

    /// <summary><c>TrainingRequest</c>, gives <c>TrainingInfo</c>: trains a model, or goes on with one.</summary>
    public const string Train = "models/train";

    /// <summary><c>TrainingReference</c>, gives <c>TrainingInfo</c>.</summary>
    public const string Training = "models/training";

    /// <summary><c>DatasetRequest</c>, gives <c>DatasetInfo</c>: makes a data set, or goes on with one.</summary>
    public const string MakeDataset = "datasets/make";

    /// <summary><c>DatasetReference</c>, gives <c>DatasetInfo</c>.</summary>
    public const string Dataset = "datasets/show";

    /// <summary>Nothing, gives a list of <c>FamilyInfo</c>: the families of tasks that data sets are made of.</summary>
    public const string Families = "datasets/families";

    /// <summary><c>ScheduleRequest</c>, gives <c>ScheduleInfo</c>: registers runs of a runbook.</summary>
    public const string AddSchedule = "schedules/add";

    /// <summary>Nothing, gives a list of <c>ScheduleInfo</c>.</summary>
    public const string Schedules = "schedules/list";

    /// <summary><c>ScheduleReference</c>: takes it back.</summary>
    public const string RemoveSchedule = "schedules/remove";

    /// <summary>To the caller, a notification: <c>RunUpdate</c>.</summary>
    public const string Update = "client/update";

    /// <summary>To the caller: <c>ConfirmRequest</c>, gives true, false, or null when nobody can be asked.</summary>
    public const string Confirm = "client/confirm";

    /// <summary>To the caller: <c>ScriptCall</c>, gives <c>ScriptAnswer</c>.</summary>
    public const string Script = "client/script";

    /// <summary>To the caller: <c>FunctionCall</c>, gives <c>ScriptAnswer</c>.</summary>
    public const string Function = "client/function";
}
