using LamPS.Learning.Lessons;
using LamPS.Model.Agents.Compact.Procedures;
using Xunit;

namespace LamPS.Learning.Tests.Lessons;

public sealed class LessonProceduresTests
{
    [Fact]
    public void What_request_and_lines_share_becomes_a_place()
    {
        var lesson = new RunLesson("a", "editor", "begin line 3 with \"today: \"", ["Choose Search > Go to...", "Set Line number to 3", "Press Jump to", "Type \"today: \""]);

        var procedure = Assert.Single(new LessonProcedures([], [lesson]).Procedures);

        Assert.Equal(["begin line {number-1} with \"{text-1}\""], procedure.Phrasings);
        Assert.Equal(["Choose Search > Go to...", "Set Line number to {number-1}", "Press Jump to", "Type \"{text-1}\""], procedure.Lines);
        Assert.Equal([("number-1", "number"), ("text-1", "text")], procedure.Parameters.Select(p => (p.Name, p.Kind)));

        // And back: another request finds its own values.
        const string Other = "put \"asap\" in front of line 7";
        var fitting = ProcedureValues.Fitting(procedure, Other)!;
        Assert.Equal(["7", "asap"], fitting.Select(f => ProcedureValues.Text(Assert.Single(f), Other)));
    }

    [Fact]
    public void Equal_lines_but_for_values_are_one_procedure_that_is_asked_for_in_several_ways()
    {
        RunLesson[] lessons =
        [
            new("a", "editor", "begin line 3 with \"a\"", ["Set Line number to 3", "Type \"a\""]),
            new("b", "editor", "\"b\" goes before line 2", ["Set Line number to 2", "Type \"b\""]),
            new("c", "other", "begin line 3 with \"a\"", ["Set Line number to 3", "Type \"a\""]),
        ];

        var procedures = new LessonProcedures([], lessons);

        Assert.Equal(2, procedures.Procedures.Count);
        Assert.Equal(["begin line {number-1} with \"{text-1}\"", "\"{text-1}\" goes before line {number-1}"], procedures.Procedures[0].Phrasings);
        Assert.Equal(procedures[lessons[0]].Procedure, procedures[lessons[1]].Procedure);
        Assert.NotEqual(procedures[lessons[0]].Procedure, procedures[lessons[2]].Procedure);
    }

    [Fact]
    public void One_of_several_is_a_choice_and_choices_come_together()
    {
        RunLesson[] lessons =
        [
            new("a", "desk", "it is an urgent one", ["Choose Urgent as Priority"]),
            new("b", "desk", "only a low matter", ["Choose Low as Priority"]),
        ];

        var procedure = Assert.Single(new LessonProcedures([], lessons).Procedures);

        Assert.Equal(["Choose {choice-1} as Priority"], procedure.Lines);
        Assert.Equal(["Urgent", "Low"], Assert.Single(procedure.Parameters).Choices);
        Assert.Equal(["it is an {choice-1} one", "only a {choice-1} matter"], procedure.Phrasings);
    }

    [Fact]
    public void What_a_model_knows_gets_a_further_phrasing()
    {
        var known = new Procedure { Id = "insert-table", Application = "writer", Phrasings = ["make a table with {rows} rows"], Lines = ["Choose Table > Insert Table...", "Set Rows to {rows}"], Parameters = [new("rows", "number", [])] };

        var procedure = Assert.Single(new LessonProcedures([known], [new("a", "writer", "a grid of 4", ["Choose Table > Insert Table...", "Set Rows to 4"])]).Procedures);

        Assert.Equal("insert-table", procedure.Id);
        Assert.Equal(["make a table with {rows} rows", "a grid of {rows}"], procedure.Phrasings);
    }
}
