using System.CommandLine;
using LamPS.Host.Cli;
using LamPS.Host.Commands;
using LamPS.Host.Commands.Data;
using LamPS.Host.Commands.Eval;
using LamPS.Host.Commands.Training;
using LamPS.Host.Operations;
using LamPS.Host.Terminal;

// Before anybody takes hold of the streams.
if (args.Contains(ConsoleWindow.Option))
{
    ConsoleWindow.LetGo();
}

StandardStreams.UseUtf8();
var screen = Screen.OfProcess();
var host = new CommandHost(screen);
var root = new RootCommand("LamPS: a sentence becomes verified work on a desktop.")
{
    TaskCommand.Create(host),
    PlanCommand.Create(host),
    ActCommand.Create(host),
    TreeCommand.CreateTree(host),
    TreeCommand.CreateFind(host),
    ExpectCommand.Create(host),
    RunCommand.Create(host),
    ValidateCommand.Create(host),
    RunsCommand.CreateRuns(host),
    RunsCommand.CreateReport(host),
    ServeCommand.CreateStop(host),
    CompileCommand.Create(host),
    ScheduleCommand.Create(host),
    AppCommand.Create(host),
    ModelCommand.Create(host),
    DataCommand.Create(host),
    TrainCommand.Create(host),
    EvalCommand.Create(host),
    ServeCommand.CreateServe(host),
    DoctorCommand.Create(host),
};
root.Options.Add(host.Options.Output);
root.Options.Add(host.Options.Verbose);

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    var invocation = new Invocation(parsed, host.Options, screen, new StopSignals(screen));
    return invocation.Fail(OperationErrors.CommandLineInvalid(string.Join("; ", parsed.Errors.Select(e => e.Message))));
}

// Signals are handled by each command, so that a stop can finish what it has begun.
return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
