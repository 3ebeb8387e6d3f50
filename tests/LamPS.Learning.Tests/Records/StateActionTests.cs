using System.Text.Json;
using System.Text.Json.Nodes;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Learning.Records;
using Xunit;

namespace LamPS.Learning.Tests.Records;

public sealed class StateActionTests
{
    private static readonly Snapshot Screen = new(
        [
            new SnapshotNode(new Element { Id = new(1), Role = Role.Window, Name = "Writer", States = ElementStates.Active | ElementStates.Showing }, -1, 0),
            new SnapshotNode(new Element { Id = new(2), Role = Role.Dialog, Name = "Insert Table", States = ElementStates.Modal }, 0, 1),
            new SnapshotNode(
                new Element
                {
                    Id = new(7), Role = Role.SpinButton, Name = "Columns", Value = "2", Range = new ValueRange(2, 1, 99, 1), Bounds = new Bounds(5, -6, 70, 8),
                    Options = ["a", "ü"], Patterns = ElementPatterns.RangeValue, ClassName = "c", AutomationId = "i", Description = "d",
                },
                1, 2),
        ],
        DateTimeOffset.UnixEpoch);

    [Fact]
    public void RecordsComeBackAsTheyWere()
    {
        var record = new StateAction
        {
            Id = "insert-table/1#2", Source = "live", Family = "insert-table", Split = Split.TestPhrasing, Application = "writer", Request = "a table with 3 columns",
            Line = "Set Columns to 3", Next = "Press Insert", LineNumber = 2, Lines = 3, History = [new RecordedStep("Choose x", "invoke_menu", "x", true)],
            Scene = Scene.Of(Screen, [new MenuEntry("Table > Insert Table...", new ElementId(9), ElementStates.Enabled, "Ctrl+F12")]),
            Action = new RecordedAction { Function = "set_value", Element = 7, Arguments = new Dictionary<string, JsonValue> { ["value"] = JsonValue.Create(3) }, Status = "finish" },
        };
        var text = JsonSerializer.Serialize(record, RecordsJsonContext.Readable.StateAction);
        var back = JsonSerializer.Deserialize(text, RecordsJsonContext.Readable.StateAction)!;
        Assert.Equal(text, JsonSerializer.Serialize(back, RecordsJsonContext.Readable.StateAction));
        Assert.Contains("\"split\":\"test-phrasing\"", text, StringComparison.Ordinal);
        Assert.Contains("ü", text, StringComparison.Ordinal);
        Assert.Equivalent(Screen.Nodes, back.Scene.ToSnapshot().Nodes, strict: true);
        Assert.Equal("Ctrl+F12", Assert.Single(back.Scene.ToMenus()).Shortcut);
    }

    [Theory]
    [InlineData(1, "button")]
    [InlineData(-2, "button")]
    [InlineData(-1, "knob")]
    public void AnImpossibleSceneIsRefused(int parent, string role) =>
        Assert.Throws<FormatException>(() => new Scene { Elements = [new SceneElement { Id = 1, Parent = parent, Role = role }] }.ToSnapshot());
}
