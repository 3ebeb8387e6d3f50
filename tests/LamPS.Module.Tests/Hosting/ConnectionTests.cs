using System.Text;
using LamPS.Contracts.Hosting;
using LamPS.Contracts.Rpc;
using LamPS.Module.Tests.Shell;
using Xunit;

namespace LamPS.Module.Tests.Hosting;

public sealed class ConnectionTests(PowerShellProcess shell)
{
    [Fact]
    public async Task A_host_of_another_version_ends_the_cmdlet_and_says_what_to_do()
    {
        await using var host = new FakeHost { Greet = _ => throw RpcErrors.ProtocolMismatch(9, "LamPS.Module 9.0.0") };

        var result = await RunAsync(host, "try { Get-LamModel; 'not reached' } catch { throw }");

        Assert.Equal("ProtocolMismatch,LamPS.Module.Commands.GetLamModelCommand", result.Terminating!.Id);
        Assert.Contains("Stop-LamHost", result.Terminating.Remedy);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task A_host_of_another_version_can_be_stopped()
    {
        await using var host = new FakeHost { Greet = _ => throw RpcErrors.ProtocolMismatch(9, "LamPS.Module 9.0.0") };
        host.Answer = (_, method, _, _) =>
        {
            Assert.Equal(Methods.Stop, method);
            _ = Task.Run(async () =>
            {
                await Task.Delay(50, CancellationToken.None);
                host.HangUp();
            }, CancellationToken.None);
            return Task.FromResult<object?>(host.Info);
        };

        var result = await RunAsync(host, "Stop-LamHost; 'done'");

        Assert.Empty(result.Errors);
        Assert.Equal(["done"], result.Output);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nServer: x\r\n\r\n")]
    [InlineData("Content-Length: 104857600\r\n\r\n")]
    [InlineData("Content-Length: 3\r\n\r\n{]}")]
    [InlineData("")]
    public async Task Garbage_on_the_pipe_is_a_host_that_does_not_answer(string garbage)
    {
        await using var host = new FakeHost
        {
            Misbehave = async pipe =>
            {
                await pipe.WriteAsync(Encoding.UTF8.GetBytes(garbage));
                await Task.Delay(50);
                await pipe.DisposeAsync();
            },
        };

        var result = await RunAsync(host, "try { Get-LamModel } catch { throw }");

        Assert.StartsWith(nameof(HostErrors.HostNotAnswering), result.Terminating!.Id);
        Assert.NotEmpty(result.Terminating.Remedy);
    }

    [Fact]
    public async Task A_host_that_is_gone_in_mid_call_is_an_error_and_the_next_cmdlet_connects_again()
    {
        await using var host = new FakeHost();
        host.Answer = (_, _, _, _) =>
        {
            host.HangUp();
            return Task.FromResult<object?>(null);
        };

        var result = await RunAsync(host, "Get-LamModel; 'goes on'; (Get-LamHost).Version");

        Assert.Equal("ConnectionLost,LamPS.Module.Commands.GetLamModelCommand", Assert.Single(result.Errors).Id);
        Assert.Equal("ConnectionError", result.Errors[0].Category);
        Assert.Equal(["goes on", "0.1.0"], result.Output);
        Assert.Equal(2, host.Connections);
    }

    [Fact]
    public async Task All_runspaces_and_a_module_that_is_imported_again_share_one_connection()
    {
        await using var host = new FakeHost();

        var result = await RunAsync(host, $$"""
            $null = Get-LamHost
            $module = (Get-Module LamPS).Path
            Remove-Module LamPS; Import-Module $module -Force
            $null = Get-LamHost
            $jobs = 1..4 | ForEach-Object {
                $shell = [powershell]::Create()
                [pscustomobject]@{ Shell = $shell; Run = $shell.AddScript("Import-Module '$($module -replace "'", "''")'; (Get-LamHost).Session").BeginInvoke() }
            }
            $jobs | ForEach-Object { $_.Shell.EndInvoke($_.Run); $_.Shell.Dispose() }
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(["test", "test", "test", "test"], result.Output);
        Assert.Equal(1, host.Connections);
    }

    [Fact]
    public async Task Without_the_program_the_error_says_where_it_was_looked_for()
    {
        var home = Directory.CreateTempSubdirectory("lamps-none-").FullName;
        var result = await shell.RunAsync(new ShellRequest
        {
            Script = "try { Get-LamModel } catch { throw }", Environment = new() { ["LAMPS_HOME"] = home, ["LAMPS_HOST"] = "/no/such/lamps" },
        });

        Assert.Equal("HostNotFound,LamPS.Module.Commands.GetLamModelCommand", result.Terminating!.Id);
        Assert.Contains("/no/such/lamps", result.Terminating.Message);
        Assert.Equal("ObjectNotFound", result.Terminating.Category);
        Directory.Delete(home, recursive: true);
    }

    [Fact]
    public async Task Without_the_program_parameters_of_a_runbook_are_not_called_unknown()
    {
        var file = shell.Write("parameters.yaml", "name: x\nversion: 1\nsteps: []\n");
        var result = await shell.RunAsync(new ShellRequest
        {
            Script = $"Invoke-LamRunbook -LiteralPath '{file}' -customer x\nInvoke-LamRunbook -LiteralPath '{file}'",
            Environment = new() { ["LAMPS_HOME"] = shell.PathOf("no host"), ["LAMPS_HOST"] = "/no/such/lamps" },
        });

        Assert.Contains("/no/such/lamps", result.Errors[0].Message);
        Assert.StartsWith("HostNotFound", result.Errors[1].Id);
    }

    [Fact]
    public async Task A_host_that_does_not_start_is_quoted()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a shell script as the program");
        var program = shell.Write("broken lamps", "#!/bin/sh\necho 'no fonts here' >&2\nexit 3\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var result = await shell.RunAsync(new ShellRequest
        {
            Script = "try { Get-LamModel } catch { throw }", Environment = new() { ["LAMPS_HOME"] = shell.PathOf("broken home"), ["LAMPS_HOST"] = program },
        });

        Assert.StartsWith("HostNotStarted", result.Terminating!.Id);
        Assert.Contains("no fonts here", result.Terminating.Message);
    }

    [Fact]
    public async Task Looking_for_a_host_starts_none()
    {
        var home = shell.PathOf("empty home");
        var result = await shell.RunAsync(new ShellRequest { Script = "Get-LamHost; Stop-LamHost; 'done'", Environment = new() { ["LAMPS_HOME"] = home } });

        Assert.Equal(["done"], result.Output);
        Assert.Empty(result.Errors);
        Assert.False(Directory.Exists(home));
    }

    [Fact]
    public async Task A_message_that_is_too_large_is_refused_before_it_is_sent()
    {
        await using var host = new FakeHost();

        var result = await RunAsync(host, "Get-LamPlan ('é' * 17MB); 'goes on'");

        Assert.Equal("MessageTooLarge,LamPS.Module.Commands.GetLamPlanCommand", Assert.Single(result.Errors).Id);
        Assert.Equal(["goes on"], result.Output);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stopped_cmdlet_returns_within_a_second_and_the_host_is_told(bool isClosed)
    {
        var told = new TaskCompletionSource();
        await using var host = new FakeHost
        {
            Answer = async (_, _, _, stop) =>
            {
                using var registration = stop.Register(() => told.TrySetResult());

                // A host that takes its time to clean up.
                await Task.Delay(TimeSpan.FromSeconds(20), CancellationToken.None);
                return null;
            },
        };

        var result = await shell.RunAsync(new ShellRequest { Script = "Get-LamModel", Environment = host.Environment, StopAfterMs = 300, CloseInstead = isClosed });

        Assert.InRange(result.StopMs, 0, 1000);
        Assert.Equal("Stopped", result.State);
        await told.Task.WaitAsync(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
    }

    private Task<ShellResult> RunAsync(FakeHost host, string script) => shell.RunAsync(new ShellRequest { Script = script, Environment = host.Environment });
}
