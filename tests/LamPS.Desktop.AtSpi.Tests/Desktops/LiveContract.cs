using LamPS.Core.Applications;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Testing.Desktops;
using Xunit;

namespace LamPS.Desktop.AtSpi.Tests.Desktops;

/// <summary>What the contract's facts have in common for live applications.</summary>
public abstract class LiveContract(SharedDesktop shared, ApplicationDefinition application) : DesktopContract
{
    protected override ApplicationDefinition Application { get; } = application;

    // Live applications on a machine that does other work too.
    protected override TimeSpan Patience => TimeSpan.FromSeconds(15);

    public override async ValueTask InitializeAsync()
    {
        Needed.Programs(Application.Command);
        await base.InitializeAsync();
    }

    protected override async ValueTask<IDesktop> CreateDesktopAsync() => await shared.GetAsync();

    protected override ValueTask ReleaseDesktopAsync(IDesktop desktop) => ValueTask.CompletedTask;
}

[Collection("desktop")]
[Trait("Needs", "desktop")]
public sealed class MousepadContract(SharedDesktop shared) : LiveContract(shared, SharedDesktop.Mousepad)
{
    protected override ContractTarget? TextBox => new("the text", e => e.Role == Role.TextBox && e.Is(ElementStates.MultiLine | ElementStates.Editable));

    protected override ContractTarget? CheckBox => new(Role.CheckBox, "Match case") { OpenedByMenu = "Search > Find and Replace..." };

    protected override ContractTarget? DialogButton => null;

    protected override string? DialogMenu => "Search > Find and Replace...";

    protected override ContractTarget? DialogCloser => new(Role.Button, "Close");

    protected override string? DisabledMenu => "Edit > Redo";

    protected override ContractTarget? Choice => new(Role.ComboBox, "Search direction") { OpenedByMenu = "Search > Find and Replace...", Option = "Up" };

    protected override ContractTarget? SpinButton => new(Role.SpinButton, "Line number") { OpenedByMenu = "Search > Go to..." };

    protected override ContractTarget? Plain => new(Role.Label, "Replace with:") { OpenedByMenu = "Search > Find and Replace..." };
}

[Collection("desktop")]
[Trait("Needs", "desktop")]
public sealed class ZenityFormsContract(SharedDesktop shared) : LiveContract(
    shared,
    SharedDesktop.Zenity(
        "--forms", "--title=Order", "--text=Fill", "--add-entry=Name", "--add-password=Secret", "--add-list=Size", "--list-values=Small|Large|Huge", "--add-combo=Colour", "--combo-values=Red|Green"))
{
    protected override ContractTarget? TextBox => new(Role.TextBox, "Name");

    protected override ContractTarget? CheckBox => null;

    protected override ContractTarget? DialogButton => null;

    protected override string? DialogMenu => null;

    protected override ContractTarget? DialogCloser => null;

    protected override string? DisabledMenu => null;

    protected override ContractTarget? Choice => new(Role.ComboBox, "Colour") { Option = "Green" };

    protected override ContractTarget? SpinButton => null;

    protected override ContractTarget? Plain => new(Role.Label, "Colour");

    protected override ContractTarget? Password => new(Role.TextBox, "Secret");
}

[Collection("desktop")]
[Trait("Needs", "desktop")]
public sealed class ZenityChecklistContract(SharedDesktop shared) : LiveContract(
    shared, SharedDesktop.Zenity("--list", "--checklist", "--title=Pick", "--column=On", "--column=Item", "FALSE", "Apples", "TRUE", "Pears", "FALSE", "Plums"))
{
    protected override ContractTarget? TextBox => null;

    protected override ContractTarget? CheckBox => new(Role.CheckBox, "Plums");

    protected override ContractTarget? DialogButton => null;

    protected override string? DialogMenu => null;

    protected override ContractTarget? DialogCloser => null;

    protected override string? DisabledMenu => null;

    protected override ContractTarget? Choice => null;

    protected override ContractTarget? SpinButton => null;

    protected override ContractTarget? Plain => null;
}

[Collection("desktop")]
[Trait("Needs", "desktop")]
public sealed class ZenityScaleContract(SharedDesktop shared) : LiveContract(
    shared, SharedDesktop.Zenity("--scale", "--title=Level", "--text=Level", "--value=5", "--max-value=50"))
{
    protected override ContractTarget? TextBox => null;

    protected override ContractTarget? CheckBox => null;

    protected override ContractTarget? DialogButton => null;

    protected override string? DialogMenu => null;

    protected override ContractTarget? DialogCloser => null;

    protected override string? DisabledMenu => null;

    protected override ContractTarget? Choice => null;

    protected override ContractTarget? SpinButton => new(Role.Slider, "Level");

    protected override ContractTarget? Plain => new(Role.Label, "Level");
}

[Collection("desktop")]
[Trait("Needs", "desktop")]
public sealed class GalculatorContract(SharedDesktop shared) : LiveContract(shared, SharedDesktop.Galculator)
{
    protected override ContractTarget? TextBox => null;

    protected override ContractTarget? CheckBox => null;

    protected override ContractTarget? DialogButton => null;

    protected override string? DialogMenu => "Edit > Preferences...";

    protected override ContractTarget? DialogCloser => new(Role.Button, "Close");

    protected override string? DisabledMenu => null;

    protected override ContractTarget? Choice => null;

    protected override ContractTarget? SpinButton => null;

    protected override ContractTarget? Plain => null;
}

[Collection("desktop")]
[Trait("Needs", "desktop")]
public sealed class WriterContract(SharedDesktop shared) : LiveContract(shared, SharedDesktop.Writer)
{
    protected override ContractTarget? TextBox => new(Role.Paragraph, "");

    protected override ContractTarget? CheckBox => new(Role.ToggleButton, "Bold");

    protected override ContractTarget? DialogButton => new(Role.Button, "Table");

    protected override string? DialogMenu => "Table > Insert Table...";

    protected override ContractTarget? DialogCloser => new(Role.Button, "Cancel");

    protected override string? DisabledMenu => "Edit > Redo";

    protected override ContractTarget? Choice => new("the style", e => e is { Role: Role.ComboBox, Name: "Paragraph Style" }) { Option = "Heading 2" };

    protected override ContractTarget? SpinButton => new(Role.SpinButton, "Columns") { OpenedByMenu = "Table > Insert Table..." };

    protected override ContractTarget? Plain => new(Role.Button, "Print");
}
