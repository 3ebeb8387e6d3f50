using LamPS.Contracts;
using LamPS.Core.Runbooks;
using Xunit;

namespace LamPS.Core.Tests.Runbooks;

public sealed class RunbookLoaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Theory]
    [InlineData("", 1, 1, "YamlInvalid", "empty")]
    [InlineData("- a", 1, 1, "TypeWrong", "must be a map")]
    [InlineData("a: b: c", 1, 5, "YamlInvalid", "")]
    [InlineData("a:\n\t- b", 2, 1, "YamlInvalid", "")]
    [InlineData("a: [1, 2", 1, 9, "YamlInvalid", "")]
    [InlineData("a: *b", 1, 4, "YamlInvalid", "'*b' refers to no anchor")]
    [InlineData("a: &a [*a]", 1, 8, "YamlInvalid", "'*a' refers to no anchor")]
    [InlineData("a: !!binary x", 1, 4, "YamlInvalid", "tag")]
    [InlineData("name: A\nname: B", 2, 1, "KeyRepeated", "first in line 1")]
    [InlineData("name: A\nsteps: [ { wait: 1s } ]\n---\nname: B", 3, 1, "YamlInvalid", "second document")]
    [InlineData("{ [a]: b }", 1, 3, "TypeWrong", "A key must be text")]
    public void Broken_yaml_is_named_with_its_place(string text, int line, int column, string id, string part)
    {
        var diagnostics = Parse(text);
        Assert.Contains(diagnostics, d => d.At == new SourceLocation("r.yaml", line, column) && d.Id == id && d.Message.Contains(part));
    }

    [Theory]
    [InlineData("- tsk: x", 3, 5, "StepKindMissing", "Did you mean 'task'?")]
    [InlineData("- { task: x, expct: [] }", 3, 16, "KeyUnknown", "Unknown key 'expct' in step 1. Did you mean 'expect'?")]
    [InlineData("- { id: a, task: x, wait: 1s }", 3, 23, "StepKindAmbiguous", "Step 'a' has both 'task' and 'wait'.")]
    [InlineData("- { wait: 5 }", 3, 13, "ValueWrong", "'wait' in step 1 must be a duration such as 500ms, 5s, 5m or 1h: 5 has no unit.")]
    [InlineData("- { wait: 1s, if: \"${{ steps.a.outcome == 'Verified' }}\" }", 3, 32, "ExpressionInvalid", "There is no step 'a'.")]
    [InlineData("- { wait: 1s, if: steps.b.outcome == 'Verified' }\n- { id: b, wait: 1s }", 3, 27, "ExpressionInvalid", "Step 'b' in line 4 isn't done yet")]
    [InlineData("- { id: a, wait: 1s }\n- { wait: 1s, if: steps.a.outcome == 'Verifed' }", 4, 40, "ExpressionInvalid", "'Verifed' is not an outcome. Did you mean 'Verified'?")]
    [InlineData("- { id: a, wait: 1s }\n- { wait: 1s, if: steps.a.outcom == 'Verified' }", 4, 29, "ExpressionInvalid", "Did you mean 'outcome'?")]
    [InlineData("- { id: a, wait: 1s }\n- { id: a, wait: 1s }", 4, 11, "StepIdRepeated", "a step 'a' already, in line 3")]
    [InlineData("- { set: { x: 1 } }\n- { wait: \"${{ y }}s\" }", 4, 18, "ExpressionInvalid", "There is no variable 'y' here. Did you mean 'x'?")]
    [InlineData("- { set: { x: 1 } }\n- { wait: \"${{ x }}\" }", 4, 13, "TypeWrong", "a whole number")]
    [InlineData("- { set: { steps: 1 } }", 3, 14, "NameInvalid", "'steps' can't be the name of a variable")]
    [InlineData("- { wait: \"${{ parameters.x }}\" }", 3, 29, "ExpressionInvalid", "There is no parameter 'x'.")]
    [InlineData("- { wait: 1s, if: error.id == 'x' }", 3, 21, "ExpressionInvalid", "There is no 'error' here.")]
    [InlineData("- { wait: 1s, if: \"exists('buton')\" }", 3, 30, "ExpressionInvalid", "Did you mean 'button'?")]
    [InlineData("- { wait: 1s, if: lenght('a') == 1 }", 3, 21, "ExpressionInvalid", "Did you mean 'length'?")]
    [InlineData("- { act: clik, on: button }", 3, 12, "FunctionUnknown", "Did you mean 'click'?")]
    [InlineData("- { act: click }", 3, 5, "KeyMissing", "'on' is missing in step 'act-1'.")]
    [InlineData("- { act: click, on: \"button[nme='x']\" }", 3, 31, "SelectorInvalid", "Did you mean 'name'?")]
    [InlineData("- { act: set_value, on: spinbutton, with: { value: many } }", 3, 54, "ArgumentWrong", "'value' of 'set_value' must be a number; this is text.")]
    [InlineData("- { act: set_text, on: textbox, with: { text: b, tex: a } }", 3, 52, "ArgumentWrong", "Did you mean 'text'?")]
    [InlineData("- { act: wait_for, with: { selector: buton } }", 3, 40, "SelectorInvalid", "Did you mean 'button'?")]
    [InlineData("- { include: missing.yaml }", 3, 16, "FileNotReadable", "there is no such file")]
    [InlineData("- |\n  task: x", 3, 5, "TypeWrong", "Step 1 must be a map")]
    [InlineData("- task: |\n    First line\n    and ${{ nothing }}", 5, 15, "ExpressionInvalid", "'nothing'")]
    public void Every_mistake_has_a_place_and_a_way_out(string steps, int line, int column, string id, string part)
    {
        var diagnostics = Parse("name: R\nsteps:\n" + Indent(steps));
        var found = Assert.Single(diagnostics);
        Assert.Equal((id, line, column), (found.Id, found.At.Line, found.At.Column));
        Assert.Contains(part, found.Message);
        Assert.StartsWith($"r.yaml, line {line}, column {column}: ", found.ToString());
    }

    [Theory]
    [InlineData("{ type: integer, default: x }", "has a default that isn't allowed: it must be a whole number, not text")]
    [InlineData("{ type: integer, minimum: 5, maximum: 1 }", "lower limit above")]
    [InlineData("{ type: integer, pattern: a }", "'pattern' has no meaning")]
    [InlineData("{ type: string, minimum: 1 }", "'minimum' has no meaning")]
    [InlineData("{ type: string, pattern: '(' }", "no regular expression")]
    [InlineData("{ type: string, required: true, default: x }", "one of them is too much")]
    [InlineData("{ type: secret, default: x }", "can't have a default in a file")]
    [InlineData("{ type: secret, from: file:x }", "neither env:NAME nor vault:NAME")]
    [InlineData("{ type: string, from: env:X }", "'from' has no meaning")]
    [InlineData("{ type: choice }", "'values' is missing")]
    [InlineData("{ type: choice, values: [red, green], default: gren }", "did you mean 'green'")]
    [InlineData("{ type: string, default: \"${{ now }}\" }", "an expression as its default")]
    public void Parameters_that_make_no_sense_are_refused(string definition, string part)
    {
        var found = Assert.Single(Parse($"name: R\nparameters:\n  p: {definition}\nsteps: [ {{ wait: 1s }} ]"));
        Assert.Contains(part, found.Message);
        Assert.Equal(3, found.At.Line);
    }

    [Theory]
    [InlineData("task: \"Log in with ${{ parameters.s }}\"")]
    [InlineData("plan: [ \"Type ${{ upper(parameters.s) }}\" ]")]
    public void Secrets_stay_out_of_requests(string step) =>
        Assert.Equal("SecretNotAllowed", Assert.Single(Parse($"name: R\nparameters: {{ s: {{ type: secret, from: env:S }} }}\nsteps: [ {{ {step} }} ]")).Id);

    [Fact]
    public void All_mistakes_are_reported_at_once_in_order()
    {
        var diagnostics = Parse("name: R\nnme: x\nsteps:\n  - tsk: a\n  - { wait: 5, if: \"${{ 1 + }}\" }\n  - { act: clik, on: buton }\ntimeout: soon\n");
        Assert.Equal([2, 4, 5, 5, 6, 6, 7], diagnostics.Select(d => d.At.Line));
    }

    [Fact]
    public void Steps_may_speak_of_earlier_ones_of_themselves_in_expect_and_of_the_error_in_rescue()
    {
        Assert.Empty(Parse("""
            name: R
            steps:
              - { id: a, script: 1, output: x, expect: [ { condition: steps.a.output == 1 } ] }
              - { block: [ { id: b, wait: 1s } ], rescue: [ { id: c, wait: 1s, if: "error.step == 'b'" } ] }
              - { wait: 1s, if: "steps.b.outcome == 'Verified' && steps.a.x == 1 && x == 1 && variables.x == 1 && steps['c'].outcome != null" }
            always: [ { wait: 1s, if: "error == null" } ]
            """));
    }

    [Fact]
    public void Includes_start_from_the_folder_of_the_file()
    {
        Write("sub/inner.yaml", "name: Inner\nparameters: { path: { type: path, required: true }, n: { type: integer } }\nsteps: [ { include: deep.yaml } ]");
        Write("sub/deep.yaml", "name: Deep\nsteps: [ { wait: 1s } ]");
        var result = Load("main.yaml", "name: Main\nsteps:\n  - { include: sub/inner.yaml, with: { path: a.pdf, n: 3 } }\n  - { include: sub/inner.yaml, with: { path: b.pdf } }");
        Assert.Empty(result.Diagnostics);
        Assert.Equal("Deep", result.OrThrow().Steps[0].Included!.Steps[0].Included!.Name);
    }

    [Fact]
    public void Parameters_of_an_include_are_checked()
    {
        Write("inner.yaml", "name: Inner\nparameters: { path: { type: path, required: true }, n: { type: integer, maximum: 5 } }\nsteps: [ { wait: 1s } ]");
        var messages = Load("main.yaml", """
            name: Main
            steps:
              - include: inner.yaml
              - { include: inner.yaml, with: { pth: x, path: y } }
              - { include: inner.yaml, with: { path: y, n: 9 } }
              - { include: inner.yaml, with: { path: y, n: "${{ 'x' + 'y' }}" } }
            """).Diagnostics.Select(d => d.Message).ToList();
        Assert.Equal(4, messages.Count);
        Assert.Contains("'path' has no value", messages[0]);
        Assert.Contains("Did you mean 'path'?", messages[1]);
        Assert.Contains("at most 5, not 9", messages[2]);
        Assert.Contains("not text", messages[3]);
    }

    [Fact]
    public void Circular_includes_are_named_with_their_chain()
    {
        Write("a.yaml", "name: A\nsteps: [ { include: b.yaml } ]");
        Write("b.yaml", "name: B\nsteps: [ { include: c.yaml } ]");
        Write("c.yaml", "name: C\nsteps: [ { include: a.yaml } ]");
        var found = Assert.Single(new RunbookLoader().Load(Path.Combine(_folder, "a.yaml")).Diagnostics);
        Assert.Equal("IncludeCircular", found.Id);
        Assert.Matches("a.yaml -> .*b.yaml -> .*c.yaml -> .*a.yaml", found.Message);
        Assert.EndsWith("c.yaml", found.At.File);
    }

    [Fact]
    public void Mistakes_in_an_included_file_name_that_file()
    {
        Write("inner.yaml", "name: Inner\nsteps:\n  - tsk: x");
        var found = Assert.Single(Load("main.yaml", "name: Main\nsteps: [ { include: inner.yaml } ]").Diagnostics);
        Assert.EndsWith("inner.yaml", found.At.File);
        Assert.Equal(3, found.At.Line);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_a_mistake()
    {
        Assert.Equal("FileNotReadable", Assert.Single(new RunbookLoader().Load(Path.Combine(_folder, "none.yaml")).Diagnostics).Id);
        Assert.Equal("FileNotReadable", Assert.Single(new RunbookLoader().Load(_folder).Diagnostics).Id);
        var error = Assert.Throws<LamException>(() => new RunbookLoader().Load(Path.Combine(_folder, "none.yaml")).OrThrow());
        Assert.Equal((ExitCode.InvalidInput, "FileNotReadable"), (error.ExitCode, error.Id));
    }

    [Fact]
    public void Bombs_of_aliases_depth_and_size_are_refused()
    {
        var aliases = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(1, 9).Select(i => $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        Assert.Contains(Parse(aliases), d => d.Id == "YamlTooComplex");
        var chain = "a0: &a0 [x]\n" + string.Concat(Enumerable.Range(1, 5000).Select(i => $"a{i}: &a{i} [*a{i - 1}]\n"));
        Assert.Contains(Parse(chain), d => d.Id == "YamlTooComplex");
        Assert.Contains(Parse(new string('[', 100_000)), d => d.Id is "YamlTooComplex" or "YamlInvalid");
        Assert.Contains(Parse("name: " + new string('x', 5_000_000)), d => d.Id == "FileTooLarge");
    }

    [Fact]
    public void Anchors_can_be_used()
    {
        Assert.Empty(Parse("name: R\nsteps:\n  - { id: a, wait: 1s, retry: &r { attempts: 2 } }\n  - { wait: 1s, retry: *r }"));
    }

    [Fact]
    public void Any_damage_to_a_runbook_is_diagnosed_and_never_thrown()
    {
        var random = new Random(11);
        const string alphabet = "abn:-{}[]'\"#&*!|>%@`,?\n\t \\$0é\0";
        var samples = RunbookSamples.Valid.Concat(RunbookSamples.Invalid).Select(RunbookSamples.Runbook).ToList();
        for (var i = 0; i < 6_000; i++)
        {
            var text = samples[random.Next(samples.Count)];
            for (var damage = random.Next(1, 4); damage > 0 && text.Length > 0; damage--)
            {
                var at = random.Next(text.Length);
                text = random.Next(4) switch
                {
                    0 => text.Remove(at, 1),
                    1 => text[..at],
                    2 => text.Insert(at, samples[random.Next(samples.Count)]),
                    _ => text.Insert(at, alphabet[random.Next(alphabet.Length)].ToString()),
                };
            }

            var result = Quiet(text);
            Assert.True(result.IsValid || result.Diagnostics.Count > 0, text);
        }

        for (var i = 0; i < 4_000; i++)
        {
            Quiet(new string([.. Enumerable.Range(0, random.Next(60)).Select(_ => alphabet[random.Next(alphabet.Length)])]));
        }

        static RunbookLoadResult Quiet(string text)
        {
            try
            {
                return new RunbookLoader().Parse(text, "r.yaml", ".");
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"thrown for:\n{text}", exception);
            }
        }
    }

    [Fact]
    public void A_thousand_steps_are_checked_in_little_memory()
    {
        var text = "name: Long\nsteps:\n" + string.Concat(Enumerable.Range(0, 1000).Select(i =>
            $"  - {{ id: s{i}, act: set_text, on: \"window[name~='A'] >> textbox[name='F{i}']\", with: {{ text: \"${{{{ '{i}' + 'x' }}}}\" }}, if: {(i == 0 ? "true" : $"steps.s{i - 1}.outcome == 'Verified'")}, expect: [ {{ element: textbox }} ] }}\n"));
        Assert.Empty(Parse(text));

        // Bytes instead of seconds: they don't depend on what else this machine does. Anything quadratic shows in them.
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(1000, new RunbookLoader().Parse(text, "r.yaml", ".").OrThrow().StepCount);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 30_000_000);
    }

    private static IReadOnlyList<Diagnostic> Parse(string text) => new RunbookLoader().Parse(text, "r.yaml", ".").Diagnostics;

    private RunbookLoadResult Load(string name, string text)
    {
        Write(name, text);
        return new RunbookLoader().Load(Path.Combine(_folder, name));
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static string Indent(string text) => string.Join('\n', text.Split('\n').Select(line => "  " + line));
}
