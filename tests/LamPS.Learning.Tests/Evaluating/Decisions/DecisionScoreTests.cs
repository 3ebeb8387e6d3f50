using System.Text.Json.Nodes;
using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Learning.Evaluating.Decisions;
using LamPS.Learning.Records;
using Xunit;

namespace LamPS.Learning.Tests.Evaluating.Decisions;

public sealed class DecisionScoreTests
{
    private static readonly Scene Scene = new()
    {
        Elements =
        [
            new SceneElement { Id = 1, Parent = -1, Role = "window" },
            new SceneElement { Id = 2, Parent = 0, Role = "button", Name = "OK" },
            new SceneElement { Id = 3, Parent = 0, Role = "button", Name = "OK" },
            new SceneElement { Id = 4, Parent = 0, Role = "spinbutton", Name = "Columns" },
        ],
    };

    [Fact]
    public void TheTeachersOwnActionIsRightInEveryWay()
    {
        var state = State("set_value", 4, ("value", 3));
        Assert.Equal(new DecisionScore(true, true, true, true), DecisionScore.Of(state, RecordedActions.ToAction(state.Action), endsTask: false, isLast: false));
    }

    [Fact]
    public void AnotherElementThatLooksTheSameInTheSamePlaceIsTheSameObject()
    {
        Assert.True(DecisionScore.Of(State("click", 2), Made("click", 3), false, false).Object);
        Assert.False(DecisionScore.Of(State("click", 2), Made("click", 4), false, false).Object);
    }

    [Theory]
    [InlineData("Table > Insert Table...", true)]
    [InlineData("table > insert table", true)]
    [InlineData("Table > Delete", false)]
    public void MenusAreComparedByTheirPaths(string path, bool same)
    {
        var state = State("invoke_menu", null) with { Action = new RecordedAction { Function = "invoke_menu", Menu = "Table > Insert Table…", Status = "finish" } };
        var score = DecisionScore.Of(state, new LamAction("invoke_menu", ElementId.None, ActionArguments.Of("path", path)), false, false);
        Assert.Equal((same, true, (bool?)null), (score.Object, score.Operation, score.Arguments));
    }

    [Theory]
    [InlineData(3L, true)]
    [InlineData(3.0, true)]
    [InlineData("3", true)]
    [InlineData(4L, false)]
    public void NumbersAreComparedByTheirValue(object value, bool right) =>
        Assert.Equal(right, DecisionScore.Of(State("set_value", 4, ("value", 3)), new LamAction("set_value", new ElementId(4), ActionArguments.Of("value", value)), false, false).Arguments);

    [Fact]
    public void AMissingArgumentIsWrongAndNoneIsNotCounted()
    {
        Assert.False(DecisionScore.Of(State("set_value", 4, ("value", 3)), Made("set_value", 4), false, false).Arguments);
        Assert.Null(DecisionScore.Of(State("click", 2), Made("click", 2), false, false).Arguments);
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(false, false, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public void TheStatusIsThatOfTheTask(bool ends, bool isLast, bool right) => Assert.Equal(right, DecisionScore.Of(State("click", 2), Made("click", 2), ends, isLast).Status);

    [Fact]
    public void GivingUpIsNeverRight()
    {
        var state = State("", null);
        var score = DecisionScore.Of(state, new LamAction("", ElementId.None, ActionArguments.None, ActionStatus.Fail), true, true);
        Assert.False(score.Operation);
        Assert.False(score.Status);
        Assert.False(score.Succeeds);
    }

    private static LamAction Made(string function, int element) => new(function, new ElementId(element), ActionArguments.None);

    private static StateAction State(string function, int? element, params (string Name, int Value)[] arguments) => new()
    {
        Id = "f/1#1", Source = "live", Family = "f", Split = Split.TestFamily, Application = "writer", Request = "r", Line = "l", Scene = Scene,
        Action = new RecordedAction
        {
            Function = function, Element = element, Status = "finish",
            Arguments = arguments.Length == 0 ? null : arguments.ToDictionary(a => a.Name, a => JsonValue.Create(a.Value)),
        },
    };
}
