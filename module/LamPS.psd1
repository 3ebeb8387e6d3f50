@{
    RootModule = 'LamPS.Module.dll'
    # The build writes the version of the product here.
    ModuleVersion = '0.0.0'
    GUID = '9f0a1a6e-4d0b-4f0e-9c55-2b4f6a7c1f1d'
    Author = 'The LamPS authors'
    CompanyName = 'The LamPS authors'
    Copyright = '(c) The LamPS authors. MIT license.'
    Description = 'Turns a sentence into verified work on a desktop: requests, plans, actions, states, runbooks and runs as cmdlets.'
    CompatiblePSEditions = @('Desktop', 'Core')
    PowerShellVersion = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    # Loaded before the types file, which names methods of it.
    RequiredAssemblies = @('LamPS.Module.dll')
    TypesToProcess = @('LamPS.Types.ps1xml')
    FormatsToProcess = @('LamPS.Format.ps1xml')
    FunctionsToExport = @()
    AliasesToExport = @()
    VariablesToExport = @()
    CmdletsToExport = @(
        'Export-LamRun'
        'Get-LamApplication'
        'Get-LamDataset'
        'Get-LamElement'
        'Get-LamFunction'
        'Get-LamHost'
        'Get-LamModel'
        'Get-LamPlan'
        'Get-LamRun'
        'Get-LamSchedule'
        'Get-LamTraining'
        'Invoke-LamAction'
        'Invoke-LamRunbook'
        'Invoke-LamTask'
        'Measure-LamModel'
        'New-LamDataset'
        'New-LamRunbook'
        'Register-LamFunction'
        'Register-LamModel'
        'Register-LamRunbook'
        'Start-LamHost'
        'Start-LamTraining'
        'Stop-LamHost'
        'Stop-LamRun'
        'Test-LamHost'
        'Test-LamRunbook'
        'Test-LamState'
        'Unregister-LamFunction'
        'Unregister-LamModel'
        'Unregister-LamRunbook'
        'Update-LamApplication'
        'Wait-LamState'
    )
    PrivateData = @{
        PSData = @{
            Tags = @('Automation', 'Desktop', 'RPA', 'UIAutomation', 'Accessibility', 'LAM', 'Windows', 'Linux', 'PSEdition_Desktop', 'PSEdition_Core')
        }
    }
}
