using LamPS.Contracts;
using LamPS.Core.Actions;
using LamPS.Core.Applications;
using LamPS.Core.Runbooks;
using LamPS.Core.Runbooks.Execution;
using LamPS.Core.Runs;
using Xunit;

namespace LamPS.Core.Tests.Runbooks;

public sealed class IncludeAndFunctionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-").FullName;
    private readonly RunbookFixture _run = new();

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task An_included_runbook_has_parameters_variables_and_paths_of_its_own()
    {
        Write("sub/inner.yaml", """
            name: Inner
            parameters: { who: { type: string, required: true }, file: { type: path, default: x.txt } }
            steps:
              - { id: fill, act: set_text, on: textbox, with: { text: "${{ parameters.who }}" } }
              - { set: { result: "${{ parameters.who + parameters.file + runbook.name }}" } }
            """);
        var run = await Run("main.yaml", """
            name: Main
            steps:
              - { id: fill, set: { who: Zoe } }
              - { id: inner, include: sub/inner.yaml, with: { who: "${{ who }}" }, output: got }
              - { act: set_text, on: textbox, with: { text: "${{ got.result }}" } }
            """);
        Assert.Equal(ExitCode.Verified, run.ExitCode);
        Assert.Equal("Zoe" + Path.Combine(_folder, "sub", "x.txt") + "Inner", _run.Desktop.Elements[1].Value);
        Assert.Equal(["fill Verified", "inner/fill Verified", "inner/set-2 Verified", "inner Verified", "act-3 Verified"], _run.Steps);
        Assert.Equal([0, 0, 1, 1, 0], _run.Events.OfType<RunbookStepStarted>().Select(e => e.Depth));
    }

    [Fact]
    public async Task A_failure_in_an_included_runbook_names_the_step_that_failed()
    {
        _run.Desktop.OnAct = (_, _) => new(ActionOutcome.Failed("no"));
        Write("inner.yaml", "name: Inner\nsteps: [ { id: a, act: click, on: button } ]\nalways: [ { id: z, set: { x: 1 } } ]");
        var run = await Run("main.yaml", "name: Main\nsteps: [ { id: i, include: inner.yaml } ]");
        Assert.Contains("step 'i/a' (", run.Error!.Message);
        Assert.DoesNotContain("step 'i' (", run.Error.Message);
        Assert.Equal(["i/a Failed", "i/z Verified", "i Failed"], _run.Steps);
    }

    [Fact]
    public async Task A_function_of_an_application_is_a_runbook()
    {
        var fill = new FunctionDefinition
        {
            Name = "fill", Description = "Fills the name.", Risk = Risk.Change, Arguments = [new("who", ArgumentType.Text, "Name."), new("agree", ArgumentType.Boolean, "Agree.", false)],
        };
        _run.Catalog = new([new ApplicationDefinition
        {
            Name = "scripted", Title = "Scripted", Desktops = ["scripted"], Command = "scripted",
            Functions = [new ApplicationFunction(fill, """
                name: Fill
                parameters: { who: { type: string, required: true }, agree: { type: boolean, default: false } }
                steps:
                  - { id: a, act: set_text, on: textbox, with: { text: "${{ parameters.who }}" } }
                  - { id: b, act: toggle, on: checkbox, with: { on: true }, if: parameters.agree }
                """, "fill.yaml")],
        }]);
        _run.Functions = new ApplicationFunctionRunner(_run.Catalog, _run.Executor);
        var run = await _run.RunAsync("steps: [ { id: f, act: fill, with: { who: Zoe, agree: true } } ]");
        Assert.Equal((ExitCode.Verified, Outcome.Verified), (run.ExitCode, run.Outcome));
        Assert.Equal("Zoe", _run.Desktop.Elements[1].Value);
        Assert.Equal(["f/a Verified", "f/b Verified", "f Verified"], _run.Steps);
        Assert.Equal(["set_text", "toggle", "fill"], _run.Events.OfType<StepEnded>().Select(e => e.Record.Function));
        Assert.Contains("takes no argument 'whom'", new RunbookLoader(ApplicationFunctionRunner.PoolOf(_run.Catalog))
            .Parse("name: X\nsteps: [ { act: fill, with: { who: a, whom: b } } ]", "x.yaml", ".").Diagnostics.Single().Message);
    }

    [Fact]
    public async Task Files_and_documents_are_expected_relative_to_the_runbook()
    {
        Write("out.txt", "Hello Zoe");
        var run = await Run("main.yaml", """
            name: Main
            steps:
              - expect:
                  - file: out.txt
                  - file: { path: out.txt, contains: Zoe }
                  - file: { path: gone.txt, exists: false }
                  - document: { path: out.txt, contains: [Hello, Zoe], not-contains: CUSTOMER }
            """);
        Assert.True(run.ExitCode == ExitCode.Verified, run.Error?.Message);
        Assert.Equal([true, true, true, true], _run.Events.OfType<ExpectationChecked>().Select(e => e.Result.Holds));
        File.SetLastWriteTimeUtc(Path.Combine(_folder, "out.txt"), new DateTime(2020, 1, 1));
        run = await Run("main.yaml", "name: Main\nsteps: [ { expect: { file: { path: out.txt, newer-than: run } }, timeout: 1s } ]");
        Assert.Equal("ExpectationFailed", run.Error!.Id);
        run = await Run("main.yaml", "name: Main\nsteps: [ { expect: { file: { path: out.txt, newer-than: soon } } } ]");
        Assert.Equal("MomentNotReadable", run.Error!.Id);
    }

    private Task<RunRecord> Run(string name, string text)
    {
        Write(name, text);
        return _run.RunAsync(new RunbookLoader().Load(Path.Combine(_folder, name)).OrThrow());
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
