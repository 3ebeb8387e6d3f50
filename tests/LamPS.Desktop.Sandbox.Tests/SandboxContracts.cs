using LamPS.Core.Applications;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Replay;
using LamPS.Testing.Desktops;

namespace LamPS.Desktop.Sandbox.Tests;

/// <summary>What the contract's facts have in common for the sandbox.</summary>
public abstract class SandboxContract(string application) : DesktopContract
{
    protected override ApplicationDefinition Application { get; } = SandboxCatalog.All.Single(a => a.Name == application);

    protected override TimeSpan Patience => TimeSpan.Zero;

    protected override ValueTask<IDesktop> CreateDesktopAsync() =>
        new(new SandboxDesktop(new SandboxOptions { Files = SandboxFiles.InMemory("/home/ada"), WorkingFolder = "/home/ada" }));
}

public class TextEditorContract() : SandboxContract("text-editor")
{
    protected override ContractTarget? TextBox => new(Role.TextBox, "Document");

    protected override ContractTarget? CheckBox => new(Role.ToggleButton, "Bold");

    protected override ContractTarget? DialogButton => new(Role.Button, "Find");

    protected override string? DialogMenu => "Edit > Find and Replace...";

    protected override ContractTarget? DialogCloser => new(Role.Button, "Close");

    protected override string? DisabledMenu => "Edit > Undo";

    protected override ContractTarget? Choice => new(Role.ComboBox, "Family") { OpenedByMenu = "Format > Font...", Option = "DejaVu Sans" };

    protected override ContractTarget? SpinButton => new(Role.SpinButton, "Size") { OpenedByMenu = "Format > Font..." };

    protected override ContractTarget? Plain => new(Role.Button, "Open");
}

public sealed class ServiceDeskContract() : SandboxContract("service-desk")
{
    protected override ContractTarget? TextBox => new(Role.TextBox, "Description");

    protected override ContractTarget? CheckBox => new(Role.CheckBox, "Notify me");

    protected override ContractTarget? DialogButton => null;

    protected override string? DialogMenu => "Help > About";

    protected override ContractTarget? DialogCloser => new(Role.Button, "Close");

    protected override string? DisabledMenu => "Tickets > Delete Ticket...";

    protected override ContractTarget? Choice => new(Role.ComboBox, "Category") { Option = "Printer" };

    protected override ContractTarget? SpinButton => new(Role.SpinButton, "Floor");

    protected override ContractTarget? Plain => new(Role.Label, "Email");
}

public sealed class SettingsContract() : SandboxContract("settings")
{
    protected override ContractTarget? TextBox => new(Role.TextBox, "User name") { OpenedBy = new(Role.Tab, "Accounts") };

    protected override ContractTarget? CheckBox => new(Role.CheckBox, "Start at login");

    protected override ContractTarget? DialogButton => new(Role.Button, "Restore Defaults");

    protected override string? DialogMenu => "File > Restore Defaults...";

    protected override ContractTarget? DialogCloser => new(Role.Button, "Cancel");

    protected override string? DisabledMenu => "File > Apply";

    protected override ContractTarget? Choice => new(Role.List, "Accounts") { OpenedBy = new(Role.Tab, "Accounts"), Option = "Home" };

    protected override ContractTarget? SpinButton => new(Role.Slider, "Zoom") { OpenedBy = new(Role.Tab, "Appearance") };

    protected override ContractTarget? Plain => new(Role.Button, "Restore Defaults");

    protected override ContractTarget? Password => new(Role.TextBox, "Password") { OpenedBy = new(Role.Tab, "Accounts") };
}

/// <summary>Recording changes nothing for whoever uses the desktop.</summary>
public sealed class RecordedTextEditorContract : TextEditorContract
{
    protected override async ValueTask<IDesktop> CreateDesktopAsync() => new RecordingDesktop(await base.CreateDesktopAsync(), new StringWriter());
}
