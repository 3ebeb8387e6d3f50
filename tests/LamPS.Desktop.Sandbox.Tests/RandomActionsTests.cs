using LamPS.Contracts;
using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using Xunit;

namespace LamPS.Desktop.Sandbox.Tests;

/// <summary>Whatever is done in whatever order, applications keep working, and what a capture shows is what is there.</summary>
public sealed class RandomActionsTests
{
    private const int Sequences = 25;
    private const int Length = 60;
    private static readonly string[] Functions = [.. UiFunctions.All.Select(f => f.Name).Where(f => f is not ("wait_for" or "launch" or "close" or "screenshot"))];
    private static readonly string[] Texts = ["", "x", "Ada", "a@b.c", "7", "-1", "1e9", "line\nline", "\t", "ü€漢😀", " ", "/home/ada/a.txt", "\0"];
    private static readonly string[] Keys =
        ["Tab", "Shift+Tab", "Enter", "Escape", "Space", "Down", "Up", "Left", "Right", "Home", "End", "PageDown", "Delete", "Backspace", "Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Z", "Ctrl+Y", "Alt+4", "Ctrl+H", "Nonsense"];

    [Theory]
    [InlineData("text-editor")]
    [InlineData("service-desk")]
    [InlineData("settings")]
    public void Captures_stay_true_and_nothing_throws(string name)
    {
        var done = 0;
        for (var seed = 0; seed < Sequences; seed++)
        {
            var random = new Random(seed);
            var desktop = new SandboxDesktop(Session.InMemory());
            var session = Session.On(desktop, name);
            var log = new List<string>();
            for (var i = 0; i < Length && session.IsRunning; i++)
            {
                var snapshot = session.See();
                var (function, element, arguments) = Pick(random, session, snapshot);
                log.Add($"{function} {element} {string.Join(' ', arguments)}");
                var outcome = session.Try(function, element, arguments);
                done += outcome.IsDone ? 1 : 0;
                Assert.True(outcome.Outcome is not Outcome.Cancelled, outcome.ToString());
                AssertTrue(desktop, session, $"{name}, seed {seed}: {string.Join("; ", log)}");
            }

            if (seed % 5 == 0)
            {
                Session.Now(desktop.ScreenshotAsync(null, default));
            }
        }

        Assert.True(done > Sequences * Length / 5, $"Only {done} actions were done.");
    }

    private static (string Function, Element? Element, (string, object?)[] Arguments) Pick(Random random, Session session, Snapshot snapshot)
    {
        var element = random.Next(8) == 0 ? null : snapshot[random.Next(snapshot.Count)];
        var fitting = element is null ? [] : FunctionPool.Ui.For(element).Select(f => f.Name).Where(f => Functions.Contains(f)).ToArray();
        var function = fitting.Length > 0 && random.Next(10) > 0 ? fitting[random.Next(fitting.Length)] : Functions[random.Next(Functions.Length)];
        if (function == "invoke_menu")
        {
            var menus = Session.Now(session.Desktop.GetMenusAsync(session.Application, default));
            return (function, null, [("path", menus[random.Next(menus.Count)].Path)]);
        }

        return (function, element, function switch
        {
            "set_text" => [("text", Texts[random.Next(Texts.Length)])],
            "type_keys" => random.Next(2) == 0 ? [("text", Texts[random.Next(Texts.Length)])] : [("keys", Keys[random.Next(Keys.Length)])],
            "set_value" => [("value", random.Next(-5, 200))],
            "toggle" => random.Next(2) == 0 ? [] : [("on", random.Next(2) == 0)],
            "select" => element?.Options.Count > 0 && random.Next(4) > 0 ? [("option", element.Options[random.Next(element.Options.Count)])] : [],
            "drag" => [("to", snapshot[random.Next(snapshot.Count)].Id.ToString())],
            "scroll" => random.Next(2) == 0 ? [] : [("direction", "down")],
            "click" => random.Next(4) == 0 ? [("double", true)] : [],
            "select_text" => random.Next(2) == 0 ? [] : [("text", "x")],
            _ => [],
        });
    }

    // What was kept from earlier captures must be what would be made anew.
    private static void AssertTrue(SandboxDesktop desktop, Session session, string what)
    {
        var kept = session.See();
        foreach (var window in desktop.Screen.Windows)
        {
            window.InvalidateTree();
            window.RequestLayout();
        }

        var fresh = session.See();
        Assert.Equal(fresh.Elements.Count(), fresh.Elements.Select(e => e.Id).Distinct().Count());
        Assert.True(kept.Count == fresh.Count, $"{kept.Count} and {fresh.Count} elements: {what}");
        for (var i = 0; i < kept.Count; i++)
        {
            Assert.True(kept[i] with { Options = [] } == fresh[i] with { Options = [] }, $"{kept[i].States} {kept[i].Bounds} {kept[i].ChildCount} and {fresh[i].States} {fresh[i].Bounds} {fresh[i].ChildCount}; {kept[i]} and {fresh[i]}: {what}");
            Assert.True(kept[i].Options.SequenceEqual(fresh[i].Options), $"options of {kept[i]}: {what}");
            Assert.True(fresh[i].ChildCount >= fresh.ChildrenOf(i).Count(), $"children of {kept[i]}: {what}");
            Assert.True(fresh[i].Is(ElementStates.Showing), $"{kept[i]} doesn't show: {what}");
        }

        Assert.True(fresh.Count == 0 || fresh.Elements.Count(e => e.Is(ElementStates.Focused)) <= 1, what);
    }
}
