using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Controls;

namespace LamPS.Desktop.Sandbox.Applications;

/// <summary>The dialogs that applications have in common.</summary>
internal static class Dialogs
{
    /// <summary>Makes a dialog; its content and buttons are added by the caller, then it is opened.</summary>
    public static Window Make(SandboxApplication application, string title, bool modal = true, Size size = default)
    {
        var dialog = new Window(application, title, size, Role.Dialog) { Modal = modal };
        dialog.Cancelled = () => application.Screen.Close(dialog);
        return dialog;
    }

    /// <summary>A row of buttons at the right end.</summary>
    public static Box Buttons(params ReadOnlySpan<Control> buttons) => new Box(false) { AlignEnd = true, Stretch = true }.With(buttons);

    /// <summary>A button that closes its dialog and then does something.</summary>
    public static Button Closing(Window dialog, string name, Action? then = null, bool isDefault = false, bool dangerous = false) =>
        new(name, () =>
        {
            dialog.Application.Screen.Close(dialog);
            then?.Invoke();
        })
        {
            IsDefault = isDefault,
            IsDangerous = dangerous,
        };

    /// <summary>Says something that has to be confirmed.</summary>
    public static void Message(SandboxApplication application, string title, string text, string button = "OK")
    {
        var dialog = Make(application, title);
        dialog.AddContent(new Label(text), Buttons(Closing(dialog, button, isDefault: true)));
        application.Screen.Open(dialog);
    }

    /// <summary>Asks before something is done that can't be undone. Cancel has the focus, and Enter does nothing else.</summary>
    public static void Confirm(SandboxApplication application, string title, string text, string doIt, Action done)
    {
        var dialog = Make(application, title);
        var cancel = Closing(dialog, "Cancel");
        dialog.AddContent(new Label(text), Buttons(cancel, Closing(dialog, doIt, done, dangerous: true)));
        dialog.SetFocus(cancel);
        application.Screen.Open(dialog);
    }

    /// <summary>Says what the application is.</summary>
    public static void About(SandboxApplication application, string title, string text) => Message(application, $"About {title}", text, "Close");
}
