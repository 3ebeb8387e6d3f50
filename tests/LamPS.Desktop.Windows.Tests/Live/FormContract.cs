using LamPS.Core.Applications;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Desktop.Windows.Tests.Fakes;
using LamPS.Testing.Desktops;

namespace LamPS.Desktop.Windows.Tests.Live;

/// <summary>The contract of all desktops, over what translates and decides for Windows and a made-up system below it.</summary>
public sealed class FormContract : DesktopContract
{
    protected override ApplicationDefinition Application => FakeForm.Definition;

    protected override ContractTarget? TextBox => new(Role.TextBox, "Text");

    protected override ContractTarget? CheckBox => new(Role.CheckBox, "Notify");

    protected override ContractTarget? DialogButton => new(Role.Button, "More...");

    protected override string? DialogMenu => "File > Options...";

    protected override ContractTarget? DialogCloser => new(Role.Button, "OK");

    protected override string? DisabledMenu => "Edit > Undo";

    protected override ContractTarget? Choice => new(Role.ComboBox, "Colour") { Option = "Blue" };

    protected override ContractTarget? SpinButton => new(Role.SpinButton, "Number");

    protected override ContractTarget? Plain => new(Role.Label, "A label");

    protected override ContractTarget? Password => new(Role.TextBox, "Password");

    protected override ValueTask<IDesktop> CreateDesktopAsync()
    {
        var system = new FakeSystem();
        FakeForm.Install(system);
        return new(system.Open(new SkippingTime()));
    }
}
