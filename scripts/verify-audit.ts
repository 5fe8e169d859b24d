console.log('verify-audit')
