using LamPS.Core.Applications;
using LamPS.Core.Live.Capturing;
using P = LamPS.Desktop.Windows.Capturing.AutomationProperty;

namespace LamPS.Desktop.Windows.Tests.Fakes;

/// <summary>A made-up application with one of each: fields, switches, a choice, a menu, a dialog, and a question when it is closed with changes.</summary>
internal static class FakeForm
{
    public static ApplicationDefinition Definition { get; } = new() { Name = "form", Title = "Form", Desktops = ["windows"], Command = "form.exe" };

    public static void Install(FakeSystem system) => system.Programs["form.exe"] = s => Start(s, 4000 + s.List().Count);

    public static FakeNode Edit(string name) => new FakeNode(50004, name).With((P.HasValue, true), (P.HasText, true), (P.Value, ""), (P.ValueIsReadOnly, false));

    private static int Start(FakeSystem system, int process)
    {
        var edit = Edit("Text");
        var options = new[] { "Red", "Green", "Blue" }.Select(o => new FakeNode(50007, o).With((P.CanBeSelected, true), (P.IsSelected, o == "Red"), (P.IsOffscreen, true))).ToArray();
        var password = Edit("Password").With((P.IsPassword, true));
        var root = new FakeNode(
            50032,
            "Form",
            new FakeNode(50020, "A label"),
            edit,
            password,
            new FakeNode(50002, "Notify").With((P.CanToggle, true), (P.ToggleState, 0)),
            new FakeNode(50003, "Colour", options).With((P.CanExpandCollapse, true), (P.ExpandState, 0), (P.HasSelection, true)),
            new FakeNode(50016, "Number").With((P.HasRange, true), (P.RangeValue, 5d), (P.RangeMinimum, 0d), (P.RangeMaximum, 10d), (P.RangeSmallChange, 1d), (P.HasValue, true), (P.Value, "5")),
            new FakeNode(50026, "Group", new FakeNode(50000, "More...").OnPress(() => OpenDialog(system, process))));
        var window = system.Show(process, "Form", root);
        window.Menu =
        [
            new MenuRecord("&File", 0, true, false, [new MenuRecord("&Options...\tCtrl+O", 11, true, false, []), new MenuRecord("", 0, true, false, [])]),
            new MenuRecord("&Edit", 0, true, false, [new MenuRecord("&Undo\tCtrl+Z", 12, false, false, [])]),
        ];
        system.Chosen = command =>
        {
            if (command == 11)
            {
                OpenDialog(system, process);
            }
        };
        window.Closing = () =>
        {
            if (edit.Value.Length == 0)
            {
                system.Ended.Add(process);
                return true;
            }

            Ask(system, process, window);
            return false;
        };
        return process;
    }

    private static void OpenDialog(FakeSystem system, int process)
    {
        FakeWindow? dialog = null;
        var root = new FakeNode(50032, "Options", new FakeNode(50000, "OK").OnPress(() => system.Hide(dialog!)));
        dialog = system.Show(process, "Options", root, MainOf(system, process));
    }

    private static void Ask(FakeSystem system, int process, FakeWindow window)
    {
        FakeWindow? dialog = null;
        var root = new FakeNode(
            50032,
            "Form",
            new FakeNode(50020, "Save changes?"),
            new FakeNode(50000, "&Save").OnPress(() => system.Hide(dialog!)),
            new FakeNode(50000, "Do&n't Save").OnPress(() =>
            {
                system.Hide(dialog!);
                system.Hide(window);
                system.Ended.Add(process);
            }),
            new FakeNode(50000, "Cancel").OnPress(() => system.Hide(dialog!)));
        dialog = system.Show(process, "Form", root, window.Window.Handle);
    }

    private static nint MainOf(FakeSystem system, int process) => system.List().Last(w => w.ProcessId == process).Handle;
}
